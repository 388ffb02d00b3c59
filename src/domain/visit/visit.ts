import * as v from 'valibot'
import { instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'
import { requesterSchema } from '../requester/requester.ts'
import { outcomes, visitEventSchema, visitMarks } from './visitEvent.ts'

export const visitStates = ['waiting', 'in service', 'on hold', 'closed', 'abandoned', 'no-show'] as const
export type VisitState = (typeof visitStates)[number]

/** What a person has to settle: both sides are kept in the events, the story goes on with the first. */
const attention = v.looseObject({
  kind: v.picklist(['outcomes differ', 'closed and abandoned']),
  eventIds: v.array(v.string()),
})

/** The fold of a visit's events, stored beside them so that it can be searched. Never edited: `storyOfVisit` derives it. */
export const visitStoryFields = {
  state: v.picklist(visitStates),
  /** Waiting, in service or on hold: what the queue asks for. */
  isOpen: v.boolean(),
  outcome: v.nullable(v.picklist(outcomes)),
  requester: requesterSchema,
  /** The requester's staff number, or the empty string: what earlier visits are found by. */
  staffNumber: v.string(),
  reasonId: v.string(),
  shownAs: v.optional(v.nullable(v.string())),
  assetTag: v.nullable(v.string()),
  technicianId: v.nullable(v.string()),
  holdReason: v.nullable(v.string()),
  swapId: v.nullable(v.string()),
  /** A standing closing handed out a loaner (`loansOf`), whatever the outcome: what the stockroom asks for. */
  isLoanerIssued: v.boolean(),
  /** Tablet clock, as is; figures use corrected times: `waitMs` and `serviceMs`. */
  arrivedAt: instant,
  startedAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  heldSince: v.nullable(instant),
  /** Milliseconds on hold that are over, by corrected time; a hold that still runs counts from `heldSince`. */
  heldMs: v.number(),
  /** Milliseconds by corrected time, from arrival to start of service; null before, and missing in what an older app told. */
  waitMs: v.optional(v.nullable(v.number())),
  /** From start of service to closing, without hold; null before the closing or where no service started. */
  serviceMs: v.optional(v.nullable(v.number())),
  /** Who waits was called by name or number, and has not come yet. Missing, as `priority`, in what an older app told. */
  call: v.optional(v.nullable(v.looseObject({ personId: v.nullable(v.string()), at: instant, times: v.number() }))),
  /** Stands before those in turn; the event that says so, for taking it back. */
  priority: v.optional(v.nullable(v.looseObject({ why: v.string(), eventId: v.string() }))),
  /** Missing in what an older app told. */
  marks: v.optional(v.array(v.picklist(visitMarks))),
  /** What was promised for a next visit and is not kept yet. Missing, as `isPromised`, in what an older app told. */
  promise: v.optional(
    v.nullable(v.looseObject({ what: v.string(), siteId: v.string(), dueOn: v.string(), eventId: v.string() })),
  ),
  /** `promise` stands: what the queue of a later opening asks for. */
  isPromised: v.optional(v.boolean()),
  tapOffered: v.boolean(),
  attention: v.array(attention),
} as const

/** One person's walk-up, from arrival to closing. Loose: a field that a newer app added is kept and sent on. */
export const visitSchema = v.looseObject({
  ...recordFields,
  type: v.literal('visit'),
  schema: v.literal(1),
  channel: v.literal('walk-up'),
  /** A letter per tablet and a number per day, such as A07. */
  queueNumber: v.pipe(v.string(), v.regex(/^[A-Z]{1,2}\d{2,3}$/)),
  events: v.pipe(v.array(visitEventSchema), v.minLength(1)),
  /** Whether the same person came again (`isFollowedUp`), told when they were anonymised: nobody could tell afterwards. */
  wasFollowedUp: v.optional(v.boolean()),
  ...visitStoryFields,
})

export type Visit = Readonly<v.InferOutput<typeof visitSchema>>
const story = v.object(visitStoryFields)
export type VisitStory = Readonly<v.InferOutput<typeof story>>
