import * as v from 'valibot'
import { calendarDay, eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'
import { requesterSchema } from '../requester/requester.ts'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
const known = v.picklist(['yes', 'no', 'not known'])

export const conditions = ['good', 'worn', 'damaged', 'does not start'] as const

/** What became of the faulty device: handed in now, promised for a day, or gone. */
const returnPlan = v.variant('kind', [
  v.looseObject({ kind: v.literal('now') }),
  v.looseObject({ kind: v.literal('later'), dueOn: calendarDay }),
  v.looseObject({ kind: v.literal('lost'), reference: v.nullable(text(40)) }),
  v.looseObject({ kind: v.literal('stolen'), reference: v.nullable(text(40)) }),
])

const incomingDevice = v.looseObject({
  assetTag: text(40),
  serial: v.nullable(text(40)),
  modelId: text(60),
  condition: v.picklist(conditions),
  accessories: v.array(text(40)),
  poweredOn: known,
  encrypted: known,
  dataBackedUp: known,
  return: returnPlan,
})

export const outgoingDeviceSchema = v.looseObject({
  assetTag: text(40),
  serial: text(40),
  modelId: text(60),
  accessories: v.array(text(40)),
})

/** The rule that decided, in words and with its version, as it stood on that day. */
const entitlementDecision = v.variant('kind', [
  v.looseObject({ kind: v.literal('allowed'), ruleId: text(60), ruleVersion: v.number(), reason: text(200) }),
  v.looseObject({
    kind: v.literal('exception'),
    ruleId: text(60),
    ruleVersion: v.number(),
    reason: text(200),
    approver: text(80),
  }),
])

/** One pen stroke as x, y pairs in a box 1000 wide, whole numbers. */
const stroke = v.array(v.pipe(v.number(), v.integer()))

/** The text that the holder saw is kept with what they said to it. */
export const acceptanceSchema = v.variant('kind', [
  v.looseObject({
    kind: v.literal('signed'),
    termsVersion: v.number(),
    termsText: text(4000),
    strokes: v.pipe(v.array(stroke), v.minLength(1)),
  }),
  v.looseObject({ kind: v.literal('declined'), termsVersion: v.number(), termsText: text(4000), why: text(240) }),
])

/** Who held which device, from whom to whom. Append-only. */
export const custodyStepSchema = v.looseObject({
  ...eventStampFields,
  device: v.picklist(['incoming', 'outgoing']),
  assetTag: text(40),
  // Longer than any name: `Not recorded: ` and the reason, or `Stockroom of ` and the bar.
  from: text(120),
  to: text(120),
  method: v.picklist(['in person', 'sealed bag', 'courier']),
  seal: v.nullable(text(40)),
})

const swapEvent = v.variant('kind', [
  v.looseObject({ ...eventStampFields, kind: v.literal('swapped') }),
  v.looseObject({ ...eventStampFields, kind: v.literal('declined') }),
  v.looseObject({ ...eventStampFields, kind: v.literal('old device in') }),
  v.looseObject({ ...eventStampFields, kind: v.literal('noted'), text: text(2000) }),
  v.looseObject({ ...eventStampFields, kind: v.literal('undone'), eventId: v.string() }),
])

export const swapStates = ['complete', 'new one issued, old one not yet in', 'declined', 'undone'] as const
export type SwapState = (typeof swapStates)[number]

/**
 * DeviceSwap: faulty device in, replacement out, entitlement, acceptance and custody, in one document, written once at the
 * end of the question pages. What comes later (the old device handed in) is an event.
 */
export const swapSchema = v.looseObject({
  ...recordFields,
  type: v.literal('swap'),
  schema: v.literal(1),
  visitId: v.string(),
  requester: requesterSchema,
  staffNumber: v.string(),
  incoming: incomingDevice,
  outgoing: outgoingDeviceSchema,
  entitlement: entitlementDecision,
  acceptance: acceptanceSchema,
  custody: v.array(custodyStepSchema),
  events: v.pipe(v.array(swapEvent), v.minLength(1)),
  /** Fold of the events and the return plan: `stateOfSwap`. */
  state: v.picklist(swapStates),
  swappedAt: instant,
})

export type Swap = Readonly<v.InferOutput<typeof swapSchema>>
export type SwapEvent = Swap['events'][number]
export type CustodyStep = Swap['custody'][number]
export type IncomingDevice = Swap['incoming']
export type OutgoingDevice = Swap['outgoing']
export type EntitlementDecision = Swap['entitlement']
export type Acceptance = Swap['acceptance']
export type ReturnPlan = IncomingDevice['return']
