import type { RxDocumentData } from 'rxdb'
import { sameValue } from '../../domain/record/sameValue.ts'
import type { Place } from './readStorage.ts'
import { tryOnceMore } from './tryOnceMore.ts'

type Identified = { readonly id: string }

export type StorageWrite<D extends Identified> = {
  /** As it lies in the store; null for one that is not there. */
  readonly previous: RxDocumentData<D> | null
  readonly next: D
  readonly isDeleted: boolean
}

/**
 * Writes each document unless something came between, and returns those that were overtaken, as they stand now. Durable
 * when resolved. Not by way of `insert` and its like: those read through the query cache, which keeps a failure for ever.
 */
export async function writeStorage<D extends Identified>(
  place: Place<D>,
  writes: readonly StorageWrite<D>[],
): Promise<readonly RxDocumentData<D>[]> {
  if (writes.length === 0) return []
  const rows = writes.map(({ previous, next, isDeleted }) => ({
    ...(previous === null ? {} : { previous }),
    document: { ...next, _deleted: isDeleted, _attachments: {}, _meta: { lwt: 1 }, _rev: '' } as RxDocumentData<D>,
  }))
  let tries = 0
  const { error } = await tryOnceMore(place, () => {
    tries += 1
    return place.storageInstance.bulkWrite(rows, 'techbar')
  })
  const overtaken = error.map((failed) => {
    if (failed.status !== 409) throw new Error(`A record could not be stored (${failed.status}).`)
    return failed.documentInDb
  })
  return tries === 1 ? overtaken : tellAgain(place, writes, overtaken)
}

/**
 * A first try that was committed, and whose connection was lost before it could tell anyone, stands in the way of the
 * second: written once more on top of itself, so that live queries and counts of all tabs hear of it.
 */
async function tellAgain<D extends Identified>(
  place: Place<D>,
  writes: readonly StorageWrite<D>[],
  overtaken: readonly RxDocumentData<D>[],
): Promise<readonly RxDocumentData<D>[]> {
  const wanted = new Map(writes.map((write) => [write.next.id, write]))
  const untold = overtaken.flatMap((found) => {
    const write = wanted.get(found.id)
    return write !== undefined && isCommitted(found, write) ? [{ ...write, previous: found }] : []
  })
  const told = new Set(untold.map(({ next }) => next.id))
  return [...overtaken.filter(({ id }) => !told.has(id)), ...(await writeStorage(place, untold))]
}

function isCommitted<D extends Identified>(found: RxDocumentData<D>, { next, isDeleted }: StorageWrite<D>): boolean {
  const { _rev, _meta, _attachments, _deleted, ...content } = found
  return _deleted === isDeleted && sameValue(content, next)
}
