import * as v from 'valibot'
import { eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'
import { requesterSchema } from '../requester/requester.ts'
import { acceptanceSchema, custodyStepSchema, outgoingDeviceSchema } from '../swap/swap.ts'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

const kitEvent = v.variant('kind', [
  v.looseObject({ ...eventStampFields, kind: v.literal('handed out') }),
  v.looseObject({ ...eventStampFields, kind: v.literal('declined') }),
  v.looseObject({ ...eventStampFields, kind: v.literal('undone'), eventId: v.string() }),
])

export const kitStates = ['handed out', 'declined', 'undone'] as const

/**
 * A kit handed out in one go: each device with its accessories, the signature under all of them, and what the stockroom did not
 * have. One document: nothing of it is true without the rest. What was answered never changes afterwards.
 */
export const kitIssueSchema = v.looseObject({
  ...recordFields,
  type: v.literal('kit-issue'),
  schema: v.literal(1),
  visitId: v.string(),
  requester: requesterSchema,
  staffNumber: v.string(),
  kit: v.looseObject({ id: text(60), name: text(80) }),
  devices: v.pipe(v.array(outgoingDeviceSchema), v.minLength(1)),
  /** Of the kit, and not in this stockroom. */
  owed: v.array(v.looseObject({ modelId: text(60), count: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  acceptance: acceptanceSchema,
  custody: v.array(custodyStepSchema),
  events: v.pipe(v.array(kitEvent), v.minLength(1)),
  /** Fold of the events: `stateOfKit`. */
  state: v.picklist(kitStates),
  movedAt: instant,
})

export type KitIssue = Readonly<v.InferOutput<typeof kitIssueSchema>>
export type KitEvent = KitIssue['events'][number]
