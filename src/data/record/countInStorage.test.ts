import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { tabletStorage } from '../storage/tabletStorage.ts'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { openLocalDatabase } from '../openLocalDatabase.ts'
import { createRecordShelf } from './recordShelf.ts'

const toSend = { ...aVisit(), sync: { unsent: 1, rev: null, base: null, reason: null } } as const
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** RxDB opens a database once in a process; under another name of the storage it takes the second one for a second tab's. */
async function aTab(storage: RxStorage<unknown, unknown>, name: string) {
  const tab = Object.assign(Object.create(Object.getPrototypeOf(storage)), storage, { name }) as typeof storage
  const database = await openLocalDatabase(tab, 'tablet')
  onTestFinished(async () => void (await database.close()))
  return database.visits
}

test.each([0, 1, 2, 3, 5, 8])(
  'SY16 SY13 a count that begins while another tab writes is exact (%i turns after the write began)',
  async (turns) => {
    const { seal } = await aKeyring()
    const storage = tabletStorage({ indexedDB: new IDBFactory(), IDBKeyRange }, seal) as RxStorage<unknown, unknown>
    const [here, there] = [await aTab(storage, 'here'), await aTab(storage, 'there')]
    const told = firstValueFrom(here.eventBulks$)
    const writing = createRecordShelf(['visit'], there).write([{ previous: null, next: toSend, isDeleted: false }])
    for (let past = 0; past < turns; past += 1) await turn()
    const counts: number[] = []
    const watching = createRecordShelf(['visit'], here)
      .count$(1, toSend.barId)
      .subscribe((count) => counts.push(count))
    await writing
    await told
    for (let past = 0; past < 30; past += 1) await turn()
    watching.unsubscribe()
    expect(counts.at(-1)).toBe(1)
    expect(Math.max(...counts)).toBe(1)
  },
)
