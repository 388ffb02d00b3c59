import * as v from 'valibot'
import { eventStampFields } from '../record/eventStamp.ts'
import { requesterSchema } from '../requester/requester.ts'

export const outcomes = ['fixed', 'swapped', 'loaner issued', 'escalated', 'advice', 'collected', 'not fixed'] as const
export type Outcome = (typeof outcomes)[number]

/** A visit that is left out of the figures, though nothing of it is deleted. */
export const visitMarks = ['duplicate', 'training'] as const
export type VisitMark = (typeof visitMarks)[number]

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
const event = <K extends string, F extends v.ObjectEntries>(kind: K, fields: F) =>
  v.looseObject({ ...eventStampFields, kind: v.literal(kind), ...fields })

/** What can happen to a visit. Events are only ever added; `undone` takes the named one out of the story, not out of the list. */
export const visitEventSchema = v.variant('kind', [
  event('arrived', {
    requester: requesterSchema,
    reasonId: v.string(),
    /** What the visitor lets the wall board show beside the number; null or missing for nothing. */
    shownAs: v.optional(v.nullable(text(30))),
  }),
  event('requester recorded', { requester: requesterSchema }),
  event('reason changed', { reasonId: v.string() }),
  /** Put before those in turn, for a reason that is said. */
  event('put first', { why: text(80) }),
  event('called', {}),
  event('started', {}),
  event('handed over', { toPersonId: v.string() }),
  event('held', { why: text(80) }),
  event('resumed', {}),
  event('noted', { text: text(2000) }),
  event('device named', { assetTag: text(40) }),
  event('number added', { system: v.picklist(['incident', 'request']), number: text(40) }),
  event('closed', {
    outcome: v.picklist(outcomes),
    /** Where to, for `escalated`; which device until when, for `loaner issued`; else null. */
    escalatedTo: v.nullable(text(80)),
    loaner: v.nullable(v.looseObject({ assetTag: text(40), dueOn: v.pipe(v.string(), v.isoDate()) })),
    swapId: v.nullable(v.string()),
  }),
  /** Puts the outcome of a visit right that is closed; the closing stays in the list. */
  event('corrected', {
    outcome: v.picklist(outcomes),
    /** Where to, for `escalated`; else null. */
    escalatedTo: v.nullable(text(80)),
    why: text(200),
  }),
  event('marked', { mark: v.picklist(visitMarks), isOn: v.boolean() }),
  /** What will be ready for them at an opening of this site on that day or later, whoever is there then. */
  event('promised', { what: text(200), siteId: v.string(), dueOn: v.pipe(v.string(), v.isoDate()) }),
  event('promise kept', {}),
  /** A loaner of this visit was handed back; `condition` as it was looked at then. */
  event('loaner back', {
    assetTag: text(40),
    condition: v.picklist(['good', 'worn', 'damaged', 'does not start']),
    note: v.nullable(text(240)),
  }),
  event('abandoned', {}),
  event('no-show', {}),
  event('returned to queue', {}),
  event('tap offered', {}),
  event('undone', { eventId: v.string() }),
])

export type VisitEvent = Readonly<v.InferOutput<typeof visitEventSchema>>
export type VisitEventOf<K extends VisitEvent['kind']> = Extract<VisitEvent, { kind: K }>
