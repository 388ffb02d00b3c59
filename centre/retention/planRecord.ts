import type { FollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { anonymise } from '../../src/domain/retention/anonymise.ts'
import { type Anonymised, type ContentKind, contentKinds } from '../../src/domain/retention/anonymised.ts'
import { sameValue } from '../../src/domain/record/sameValue.ts'
import type { RecordType } from '../../src/domain/record/record.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { barRecordShapes } from '../design/recordShapes.ts'
import type { Custody } from './createCustody.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'
import { standingOf } from './standingOf.ts'

export type Plan =
  | { readonly kind: 'keep' }
  /** Due by its age, or asked for, and not over. */
  | { readonly kind: 'not over'; readonly why: string }
  | { readonly kind: 'anonymise'; readonly next: HeldRecord }

export type Planning = {
  readonly now: Date
  /** Days that content of this record is kept after it is over; null: it stays. */
  readonly daysOf: (document: HeldRecord, content: ContentKind) => number | null
  readonly custody: Custody
  readonly followUps: FollowUps
}

/** Who signs an anonymised version: no install, so that no tablet takes it for its own earlier write. */
const signature = 'retention'

/** What is to become of one record. What was anonymised before is looked through again: an older app may have brought it back. */
export function planRecord(document: HeldRecord, planning: Planning): Plan {
  const { now, daysOf, custody } = planning
  const shape = barRecordShapes[document.type as RecordType]
  if (shape === undefined) return { kind: 'keep' }
  if (document.schema !== shape.schema)
    return { kind: 'not over', why: 'it is of a newer app than this centre: update the centre, and run again' }
  const { sinceMs, openMatter } = standingOf(document, custody)
  const before = document['anonymised'] as Anonymised | undefined
  const isDue = (content: ContentKind) => {
    const days = daysOf(document, content)
    if (days === null) return false
    return before?.[content] !== undefined || now.getTime() - sinceMs >= days * 86_400_000
  }
  const due = contentKinds.filter(isDue)
  if (due.length === 0) return { kind: 'keep' }
  const when = {
    ...before,
    ...Object.fromEntries(due.map((content) => [content, before?.[content] ?? now.toISOString()])),
  }
  const without = anonymise(document, when)
  if (sameValue({ ...without, anonymised: null }, { ...document, anonymised: null })) return { kind: 'keep' }
  if (openMatter !== null) return { kind: 'not over', why: openMatter }
  return { kind: 'anonymise', next: signed(document, without, planning) }
}

function signed(document: HeldRecord, without: HeldRecord, { now, followUps }: Planning): HeldRecord {
  const { broughtBy: _broughtBy, _conflicts, ...fields } = without
  return { ...fields, ...followUpOf(document, followUps), by: signature, updatedAt: now.toISOString() }
}

/** Afterwards nobody can tell whether the same person came again, and figures ask. */
function followUpOf(document: HeldRecord, followUps: FollowUps): Pick<Visit, 'wasFollowedUp'> {
  if (document.type !== 'visit' || document['staffNumber'] === '') return {}
  return { wasFollowedUp: followUps.isFollowedUp(recordOfDocument(document)) }
}
