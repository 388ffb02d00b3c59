import * as v from 'valibot'
import { eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'

/** Best first. The top two count as satisfied. */
export const faces = ['very good', 'good', 'poor', 'very poor'] as const
export type Face = (typeof faces)[number]

const tapEvent = v.variant('kind', [
  v.looseObject({ ...eventStampFields, kind: v.literal('face tapped'), face: v.picklist(faces) }),
  v.looseObject({
    ...eventStampFields,
    kind: v.literal('told more'),
    reasons: v.array(v.pipe(v.string(), v.maxLength(60))),
    comment: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(240))),
  }),
])

/**
 * SatisfactionTap: bound to the visit and not to the person. Its id is made of the visit's, so that there is one per visit
 * even if two tablets offer it. One of an unattended screen is bound to the bar and the hour alone, and has an id of its own.
 * `personId` in its events is always null: the technician is not the one who answers.
 */
export const tapSchema = v.looseObject({
  ...recordFields,
  type: v.literal('tap'),
  schema: v.literal(1),
  /** Null for a press on an unattended screen. */
  visitId: v.nullable(v.string()),
  /** A press so soon after the one before that it is no answer: kept, and left out of every figure. */
  isMisuse: v.optional(v.boolean()),
  events: v.pipe(v.array(tapEvent), v.minLength(1)),
  /** The first face tapped: fold of the events. */
  face: v.picklist(faces),
  tappedAt: instant,
})

export type Tap = Readonly<v.InferOutput<typeof tapSchema>>
export type TapEvent = Tap['events'][number]
