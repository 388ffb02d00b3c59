import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import type { Composition } from '../../src/composeServices.ts'
import type { AnyRecord, Stored } from '../../src/data/record/storedRecord.ts'
import type { SyncStatus } from '../../src/domain/sync/syncStatus.ts'
import type { Account } from '../../src/domain/tablet/tablet.ts'
import { composeTablet } from './composeTablet.ts'
import { seededRandom } from './seededRandom.ts'
import { type Confirmed, type Technician, technicianAtWork } from './technicianAtWork.ts'

export type TabletOrder = {
  readonly centreUrl: string
  readonly account: Account
  readonly barId: string
  readonly letter: string
  readonly seed: number
  /** Its records lie in an IndexedDB of its own, else in memory. */
  readonly isOnDisk: boolean
}

type OpenTablet = {
  readonly composition: Composition
  readonly technician: Technician
  readonly random: () => number
}

let open: OpenTablet | null = null
const tablet = () => open ?? fail('No tablet is open in this process.')

/** What a test may ask of the tablet in this process; arguments and results are plain values. */
export const tabletCommands = {
  /** A new tablet, in the place of the one before. */
  open: async (order: TabletOrder): Promise<void> => {
    await open?.composition.close()
    const random = seededRandom(order.seed)
    const disk = order.isOnDisk ? new IDBFactory() : null
    const composition = await composeTablet({ ...order, name: `tablet-${randomUUID()}`, disk, random })
    open = { composition, technician: technicianAtWork(composition, order.barId, random), random }
  },
  newVisit: async (): Promise<string> => (await tablet().technician.newVisit()).id,
  /** So many things, one after the other; now and then somebody presses "Send now". */
  work: async ({ edits, visitIds }: { readonly edits: number; readonly visitIds: readonly string[] }) => {
    const { technician, composition, random } = tablet()
    for (let done = 0; done < edits; done += 1) {
      await technician.doSomething(visitIds)
      if (random() < 0.5) composition.services.sync.sendNow()
      await new Promise((resolve) => setTimeout(resolve, random() * 10))
    }
  },
  sendNow: () => Promise.resolve(tablet().composition.services.sync.sendNow()),
  /** As a person does on the tablet's page. Returns the reasons that were given there. */
  sendRefusedAgain: async (): Promise<readonly string[]> => {
    const { refused } = tablet().composition.services
    const found = await firstValueFrom(refused.refused$())
    for (const { id } of found) await refused.sendAgain(id)
    return found.map(({ reason }) => reason)
  },
  status: (): Promise<SyncStatus> => firstValueFrom(tablet().composition.services.sync.status$),
  confirmed: (): Promise<readonly Confirmed[]> => Promise.resolve(tablet().technician.confirmed),
  /** All records of the bar, with what sync knows of them. */
  records: async (): Promise<readonly Stored<AnyRecord>[]> => {
    const { visits, swaps, taps, stockMovements } = tablet().composition.database
    const found = await Promise.all([
      visits.find().exec(),
      swaps.find().exec(),
      taps.find().exec(),
      stockMovements.find().exec(),
    ])
    return found.flat().map((document) => document.toMutableJSON() as unknown as Stored<AnyRecord>)
  },
  close: async (): Promise<void> => {
    await open?.composition.close()
    open = null
  },
} satisfies Record<string, (input: never) => Promise<unknown>>

export type TabletCommands = typeof tabletCommands

function fail(why: string): never {
  throw new Error(why)
}

process.on('message', ({ id, name, input }: { id: number; name: keyof TabletCommands; input: never }) => {
  const command: (input: never) => Promise<unknown> = tabletCommands[name]
  command(input).then(
    (result) => process.send?.({ id, result }),
    (cause: unknown) => process.send?.({ id, failure: cause instanceof Error ? cause.stack : String(cause) }),
  )
})
// Whoever started it is gone.
process.once('disconnect', () => process.exit())
