import { nameOfRecord } from '../record/nameOfRecord.ts'
import { typeOfId } from '../record/record.ts'
import type { SyncFailure } from '../sync/syncFailure.ts'
import type { Differences } from './compareLines.ts'
import type { Receipt } from './receipt.ts'

export type EndOfDayStep = 'asking' | 'sending' | 'comparing'

/** Records by name, such as "Visit A07". */
export type NamedDifferences = { readonly [side in keyof Differences]: readonly string[] }

export type EndOfDayResult =
  | { readonly kind: 'proof'; readonly receipt: Receipt }
  /** The centre answered, and holds something else than this tablet. */
  | ({ readonly kind: 'differs' } & NamedDifferences)
  /** The centre did not answer, or not as it should. */
  | { readonly kind: 'no answer'; readonly failure: SyncFailure }
  | { readonly kind: 'unsent left'; readonly toSend: number; readonly refused: number; readonly damaged: number }

type Named = { readonly id: string; readonly [field: string]: unknown }

/** Of a record that is not on this tablet, only its kind is known. */
export function namedDifferences(differences: Differences, own: readonly Named[]): NamedDifferences {
  const byId = new Map(own.map((record) => [record.id, record]))
  const named = (ids: readonly string[]) => ids.map((id) => nameOfRecord(byId.get(id) ?? { type: typeOfId(id) }))
  return {
    missingAtCentre: named(differences.missingAtCentre),
    missingHere: named(differences.missingHere),
    otherVersion: named(differences.otherVersion),
  }
}
