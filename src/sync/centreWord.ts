import type { ReadRow } from './couchAnswers.ts'
import { type CentreVersion, centreVersionOf } from './wireDocument.ts'

/** What the centre says of an id that it was asked for. */
export type CentreWord =
  | { readonly kind: 'holds'; readonly version: CentreVersion }
  | { readonly kind: 'never held'; readonly id: string }
  /** Neither deleted nor shown: no word about it, and no reason to do anything. */
  | { readonly kind: 'no word'; readonly id: string }

export function centreWordOf(row: ReadRow): CentreWord {
  if (!('value' in row)) return { kind: 'never held', id: row.key }
  const { id, value, doc } = row as Extract<ReadRow, { id: string }>
  if (value.deleted === true) return { kind: 'holds', version: { id, rev: value.rev, record: null } }
  return doc ? { kind: 'holds', version: centreVersionOf(doc) } : { kind: 'no word', id }
}
