import { firstValueFrom } from 'rxjs'
import { openKeyring } from '../../src/data/keyring/keyring.ts'
import { createRecordShelf } from '../../src/data/record/recordShelf.ts'
import { benchWorkplace } from '../documents/benchWorkplace.ts'
import { documentOf } from '../peers/pouchDb.ts'
import { composeProduct, fillStore } from '../peers/techBar.ts'
import type { TabletPlan } from '../peers/tablet.ts'
import { unlockedWindow } from '../stage/unlockedWindow.ts'
import { chooseTwinAdapter, indexes, localPrefix, openTwinDatabase } from '../twin/twinDatabase.ts'

export type WorkplacePlan = { readonly total: number; readonly account: TabletPlan['account'] }

const batchSize = 1_000

/** The product's own database, by its own store: as after a year, signed in today. */
export async function fillProduct({ total, account }: WorkplacePlan): Promise<void> {
  const { tablet, shift, reference, visits } = benchWorkplace(new Date(), total)
  const composition = await composeProduct('techbar')
  await fillStore(composition, visits, 'at rest')
  const shelf = createRecordShelf(['reference'], composition.database.reference)
  const sync = { unsent: 0 as const, rev: '1-0', base: null, reason: null }
  await shelf.write(
    reference.map((record) => ({
      previous: null,
      next: { ...record, by: '', updatedAt: '', sync },
      isDeleted: false,
    })),
  )
  const { services } = composition
  await services.tablet.setUp(tablet)
  await services.tablet.saveAccount(account)
  await services.tablet.startShift(shift)
  await firstValueFrom(services.visits.open$(tablet.barId))
  await composition.close()
  await letWindowIn()
}

/** A start measures the app and no fingers at a PIN pad: the window is one that was unlocked, as `noteFirstQueue.ts` has it. */
async function letWindowIn(): Promise<void> {
  const storage = { chromeTransactionDurability: 'strict' } as const
  const keyring = await openKeyring({ name: 'techbar', storage, now: () => new Date(), windowSecret: () => null })
  await (await keyring.ways()).unlockWindow(unlockedWindow)
  keyring.close()
}

/** The same in PouchDB, with its indexes built. */
export async function fillTwin({ total, account, adapter }: WorkplacePlan & { adapter: 'idb' | 'indexeddb' }) {
  const { tablet, shift, reference, visits } = benchWorkplace(new Date(), total)
  chooseTwinAdapter(adapter)
  const database = openTwinDatabase()
  for (let at = 0; at < visits.length; at += batchSize)
    await database.bulkDocs(visits.slice(at, at + batchSize).map(documentOf))
  await database.bulkDocs(reference.map(({ id, ...fields }) => ({ ...fields, _id: id })))
  const values = { account, tablet: { ...tablet, installId: 'twin' }, shift }
  await database.bulkDocs(Object.entries(values).map(([name, value]) => ({ _id: `${localPrefix}${name}`, value })))
  for (const fields of indexes) await database.createIndex({ index: { fields } })
  for (const [field] of indexes)
    await database.find({ selector: { [field]: field === 'isOpen' ? true : '', arrivedAt: { $gte: '' } }, limit: 1 })
  await database.close()
}
