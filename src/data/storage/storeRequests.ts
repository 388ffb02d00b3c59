import type { Row } from './rowOf.ts'

/** How many keys of others are read, for each that is asked for, before asking for each singly is the better way. */
const strangersBorne = 4

/**
 * The rows that are stored among `ids`. Which are, is asked in one request over the span of the ids, that of a page of new
 * records being empty or nearly; each that is there is then read singly.
 */
export async function heldAmong(
  store: IDBObjectStore,
  ids: readonly string[],
  keyRange: typeof IDBKeyRange,
): Promise<ReadonlyMap<string, Row>> {
  const there = ids.length < 2 ? ids : await mayBeThere(store, ids, keyRange)
  const rows = await Promise.all(there.map((id) => answer<Row | undefined>(store.get(id))))
  return new Map(there.flatMap((id, place) => (rows[place] === undefined ? [] : [[id, rows[place]] as const])))
}

async function mayBeThere(
  store: IDBObjectStore,
  ids: readonly string[],
  keyRange: typeof IDBKeyRange,
): Promise<readonly string[]> {
  const inOrder = ids.toSorted()
  const most = ids.length * strangersBorne
  const span = keyRange.bound(inOrder[0], inOrder.at(-1))
  const keys = await answer(store.getAllKeys(span, most))
  if (keys.length === most) return ids
  const stored = new Set(keys)
  return ids.filter((id) => stored.has(id))
}

export function rowsInRange(index: IDBIndex, range: IDBKeyRange, limit?: number): Promise<readonly Row[]> {
  return answer<Row[]>(index.getAll(range, limit))
}

export function countInRange(index: IDBIndex, range: IDBKeyRange): Promise<number> {
  return answer(index.count(range))
}

const pageSize = 500

/** The next page in the order of ids; from the beginning after null. */
export function rowsAfter(
  store: IDBObjectStore,
  last: string | null,
  keyRange: typeof IDBKeyRange,
): Promise<readonly Row[]> {
  return answer<Row[]>(store.getAll(last === null ? null : keyRange.lowerBound(last, true), pageSize))
}

/** How ids begin of rows whose seals are broken (`brokenRows.ts`): no type of record does. */
export const startOfBroken = 'broken:'

export function brokenRowsIn(store: IDBObjectStore, keyRange: typeof IDBKeyRange): Promise<readonly Row[]> {
  return answer<Row[]>(store.getAll(keyRange.bound(startOfBroken, `${startOfBroken}\uffff`)))
}

/** Resolves when all are taken; that they are durable, their transaction tells. */
export async function putAll(store: IDBObjectStore, rows: readonly Row[]): Promise<void> {
  let last: IDBRequest | null = null
  for (const row of rows) last = store.put(row)
  // Should one before the last fail, the transaction fails with it.
  if (last !== null) await answer(last)
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed and gave no reason.')))
  })
}
