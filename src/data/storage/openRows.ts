import type { RxDocumentData } from 'rxdb'
import { documentOf, type Row } from './rowOf.ts'
import type { RowPlace } from './rowPlace.ts'
import { tellBroken } from './tellBroken.ts'

/** Account, shift, install: a tablet without one of them would take itself for a new one. */
const ownNotes = 'local'

/**
 * One record whose seal is broken does not stand in the way of the others: it is put away, and a person is told. The tablet's own
 * notes are read whole or not at all, and so is what lies under a key that this window does not have.
 */
export async function openRows<D>(
  rows: readonly Row[],
  place: RowPlace,
): Promise<{ readonly documents: RxDocumentData<D>[]; readonly broken: readonly Row[] }> {
  const { store, seal } = place.shape
  const broken: Row[] = []
  const opened = rows.map(async (row) =>
    documentOf<D>(row, place.shape).catch((cause: unknown) => {
      if (store === ownNotes || seal?.has(row.sealed?.key ?? '') !== true) throw cause
      broken.push(row)
      return null
    }),
  )
  const documents = (await Promise.all(opened)).flatMap((document) => document ?? [])
  for (const row of broken) {
    // Without room for it, it stays where it is, and is met again.
    await import('./brokenRows.ts').then(({ putAway }) => putAway(row, place)).catch(() => undefined)
    tellBroken(row, place)
  }
  return { documents, broken }
}
