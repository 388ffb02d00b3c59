import type { SyncFailure } from './syncFailure.ts'

/** What the engine is doing right now. Progress exists only in the states that have it. */
export type SyncActivity =
  | { readonly kind: 'not set up' }
  | { readonly kind: 'at rest' }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number }
  | { readonly kind: 'receiving'; readonly done: number; readonly total: number }

export type UnsentCounts = {
  readonly visits: number
  readonly swaps: number
  readonly taps: number
  readonly stockMovements: number
  readonly attendances: number
  readonly refused: number
  /** Unsent, and to be read no more; nobody has seen to them yet. */
  readonly damaged: number
}

export type UnsentKind = Exclude<keyof UnsentCounts, 'refused' | 'damaged'>

export type SyncStatus = {
  readonly activity: SyncActivity
  /** Null when the last exchange went well, or before the first. */
  readonly failure: SyncFailure | null
  /** Exact: counts over an index of what is stored. Null until first read. */
  readonly unsent: UnsentCounts | null
  /** When the centre last answered that it holds everything asked of it, ISO 8601; null before the first time. */
  readonly lastSuccessAt: string | null
  /** Server minus tablet in milliseconds; null before the first answer. */
  readonly clockOffsetMs: number | null
}

export function unsentTotal(unsent: UnsentCounts): number {
  const { refused: _refused, damaged: _damaged, ...toSend } = unsent
  return Object.values(toSend).reduce((sum, count) => sum + count, 0)
}
