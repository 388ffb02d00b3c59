import type { RxDocumentData } from 'rxdb'

/** A document as it lies in IndexedDB, where a boolean is no key: an indexed one is the text '1' or '0', as RxDB has it. */
export type Row = Readonly<Record<string, unknown>>

export function rowOf<D>(document: RxDocumentData<D>, booleans: readonly string[]): Row {
  const row: Record<string, unknown> = { ...document }
  for (const name of booleans) row[name] = row[name] === true ? '1' : '0'
  return row
}

export function documentOf<D>(row: Row, booleans: readonly string[]): RxDocumentData<D> {
  const document: Record<string, unknown> = { ...row }
  for (const name of booleans) document[name] = document[name] === '1'
  return document as RxDocumentData<D>
}
