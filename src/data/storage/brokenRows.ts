import { documentOf, idOf, type Row } from './rowOf.ts'
import type { RowPlace } from './rowPlace.ts'
import { answer, startOfBroken } from './storeRequests.ts'
import { tellBroken } from './tellBroken.ts'

/**
 * A row whose seal is broken, out of its record's way: under another id, and with nothing outside that an index would find, so that
 * it is counted nowhere and its record can come anew. What lay there lies in it as it was.
 */
export type BrokenRow = { readonly id: string; readonly row: Row }

export async function putAway(row: Row, { transact }: RowPlace): Promise<void> {
  const away: BrokenRow = { id: `${startOfBroken}${idOf(row)}:${String(row['_rev'])}`, row }
  await transact('rw', (store) => movePlace(store, idOf(row), away, row['_rev']))
}

/** What was put away before: told of again, or put back where it can be read after all and nothing took its place. */
export async function lookAtBroken(rows: readonly Row[], place: RowPlace): Promise<void> {
  for (const { id, row } of rows as readonly (Row & BrokenRow)[]) {
    const isReadable = await documentOf(row, place.shape).then(
      () => true,
      () => false,
    )
    if (!isReadable || !(await place.transact('rw', (store) => movePlace(store, id, row)))) tellBroken(row, place)
  }
}

/**
 * One row for another, at once. False, and nothing done, where there is something under the new id already, or where what is under
 * the old one has another revision than `rev`.
 */
async function movePlace(store: IDBObjectStore, id: string, row: Row | BrokenRow, rev?: unknown): Promise<boolean> {
  const [held, inTheWay] = await Promise.all([
    answer<Row | undefined>(store.get(id)),
    answer(store.count(String(row['id']))),
  ])
  if (held === undefined || inTheWay > 0 || (rev !== undefined && held['_rev'] !== rev)) return false
  await Promise.all([answer(store.put(row)), answer(store.delete(id))])
  return true
}
