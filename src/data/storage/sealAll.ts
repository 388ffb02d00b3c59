import { openRows } from './openRows.ts'
import { idOf, rowOf } from './rowOf.ts'
import type { RowPlace } from './rowPlace.ts'
import type { Seal } from './seal.ts'
import { heldAmong, putAll, rowsAfter, startOfBroken } from './storeRequests.ts'

/** Rows that an older app left readable, or that lie under an older key: each is sealed as it is. */
export async function sealAll(place: RowPlace, seal: Seal): Promise<void> {
  const { shape, keyRange, transact } = place
  const key = seal.currentKey()
  let isWhole = true
  for (let last: string | null = null; ; ) {
    const after: string | null = last
    const page = await transact('r', (store) => rowsAfter(store, after, keyRange))
    const end = page.at(-1)
    if (end === undefined) break
    const older = page.filter((row) => row.sealed?.key !== key && !idOf(row).startsWith(startOfBroken))
    const { documents, broken } = await openRows(older, place)
    isWhole &&= broken.length === 0
    const made = await Promise.all(documents.map((document) => rowOf(document, shape)))
    await transact('rw', async (store) => {
      const held = await heldAmong(store, older.map(idOf), keyRange)
      await putAll(
        store,
        // What was written since is sealed already.
        made.filter((row) => held.get(idOf(row))?.['_rev'] === row['_rev']),
      )
    })
    last = idOf(end)
  }
  if (isWhole) await seal.noteWhole(shape.store, key)
}
