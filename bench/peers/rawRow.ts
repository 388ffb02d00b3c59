import type { BarRecord } from '../documents/barRecord.ts'

/** `open` and `unsent` as numbers, because a boolean is no key of an index. */
export type RawRow = BarRecord & { readonly open: 0 | 1; readonly unsent: 0 | 1; readonly rev?: string }

export type RawStore = {
  put(rows: readonly RawRow[]): Promise<void>
  oldestUnsent(limit: number): Promise<readonly RawRow[]>
  onChange(tell: () => void): void
}

export function rowOf(record: BarRecord, unsent: 0 | 1): RawRow {
  return { ...record, open: record.type === 'visit' && record.isOpen ? 1 : 0, unsent }
}
