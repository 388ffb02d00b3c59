import type { FollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { anonymise } from '../../src/domain/retention/anonymise.ts'
import { type Anonymised, type ContentKind, contentKinds } from '../../src/domain/retention/anonymised.ts'
import { sameValue } from '../../src/domain/record/sameValue.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import type { Custody } from './createCustody.ts'
import { problemOfRecord } from './problemOfRecord.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'
import { standingOf } from './standingOf.ts'

export type Plan =
  | { readonly kind: 'keep' }
  /** Due by its age, or asked for, and not over. */
  | { readonly kind: 'not over'; readonly why: string }
  | { readonly kind: 'anonymise'; readonly next: HeldRecord }

export type Planning = {
  readonly now: Date
  /** Days that content of this record is kept after it is over; 0: somebody asked to have it erased; null: it stays. */
  readonly daysOf: (document: HeldRecord, content: ContentKind) => number | null
  readonly custody: Custody
  readonly followUps: FollowUps
}

/** Who signs an anonymised version: no install, so that no tablet takes it for its own earlier write. */
const signature = 'retention'

/** What is to become of one record. What was anonymised before is looked through again: an older app may have brought it back. */
export function planRecord(document: HeldRecord, planning: Planning): Plan {
  const { now, daysOf, custody } = planning
  const contentWhere = (isMeant: (days: number, content: ContentKind) => boolean) =>
    contentKinds.filter((content) => {
      const days = daysOf(document, content)
      return days !== null && isMeant(days, content)
    })
  if (contentWhere(() => true).length === 0) return { kind: 'keep' }
  const problem = problemOfRecord(document)
  if (problem !== null) return { kind: 'not over', why: problem }
  const { sinceMs, openMatter } = standingOf(document, custody)
  const before = document['anonymised'] as Anonymised | undefined
  const isAhead = sinceMs > now.getTime() && sinceMs <= latestDayMs
  const isOld = (days: number) => (days === 0 ? !isAhead : now.getTime() - sinceMs >= days * 86_400_000)
  const due = contentWhere((days, content) => before?.[content] !== undefined || isOld(days))
  const without = withoutContent(document, due, now)
  if (without !== null && openMatter === null) return { kind: 'anonymise', next: signed(document, without, planning) }
  const asked = contentWhere((days) => days === 0)
  if (without === null && withoutContent(document, asked, now) === null) return { kind: 'keep' }
  return { kind: 'not over', why: openMatter ?? aheadMatterOf(sinceMs) }
}

/** A clock that told a later time than a date can hold told no day to wait for. */
const latestDayMs = 8.64e15

function aheadMatterOf(sinceMs: number): string {
  return `something in it is still to come, or its tablet's clock was ahead: it is over after ${new Date(sinceMs).toISOString().slice(0, 10)}`
}

/** Null where nothing in it would be another. */
function withoutContent(document: HeldRecord, contents: readonly ContentKind[], now: Date): HeldRecord | null {
  if (contents.length === 0) return null
  const before = document['anonymised'] as Anonymised | undefined
  const when = {
    ...before,
    ...Object.fromEntries(contents.map((content) => [content, before?.[content] ?? now.toISOString()])),
  }
  const without = anonymise(document, when)
  return sameValue({ ...without, anonymised: null }, { ...document, anonymised: null }) ? null : without
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
