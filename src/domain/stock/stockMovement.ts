import * as v from 'valibot'
import { calendarDay, eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'
import { custodySchema } from './custody.ts'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

export const sanitisationMethods = ['overwritten', 'cryptographic erase', 'factory reset', 'no storage'] as const

/** Why a device leaves a stockroom, other than to somebody or to another bar. */
export const outReasons = {
  /** Whoever has it then removes its data. */
  seenTo: ['Back to the base', 'For repair', 'For disposal'],
  lost: ['Lost', 'Stolen'],
} as const

/** What a device is, told of one whose serial number or model was not known: it says nothing of where it is. */
export const whatItIs = 'Serial number and model told'

/** Why a device that is here is not handed out. */
/** What is kept for loans is lent, and given to nobody for good. */
export const holdStates = ['for loans', 'defective', 'pending repair', 'pending disposal', 'quarantine'] as const

/** Kept here and not handed out, from now on; or handed out again. It says nothing of where the device is. */
const holding = v.looseObject({
  state: v.picklist(['available', ...holdStates]),
  reason: v.nullable(text(240)),
})

export const dispositionWays = ['recycled', 'destroyed', 'returned to lessor', 'sold'] as const

/** What ended its life here. */
const disposition = v.looseObject({
  how: v.picklist(dispositionWays),
  by: text(80),
  certificate: v.nullable(text(60)),
})

/** Kept for somebody until the end of a day, or for nobody any more. It says nothing of where the device is. */
const reservation = v.variant('kind', [
  v.looseObject({
    kind: v.literal('made'),
    /** Null where only the name is known. */
    staffNumber: v.nullable(text(12)),
    name: v.nullable(text(80)),
    until: calendarDay,
  }),
  v.looseObject({ kind: v.literal('ended') }),
])

/** Who really has a device that was issued twice. The records that issued it stay as they are. */
const settlement = v.looseObject({
  /** Of the swap, the kit or the visit by which it went to who has it. */
  holderRecordId: text(100),
  /** Of all that were weighed: one that was not known then is not settled by this. */
  recordIds: v.array(text(100)),
  decidedBy: text(80),
  words: text(240),
})

/** The removal of data from a device that came back, and who looked that it is so. */
const sanitisation = v.looseObject({
  method: v.picklist(sanitisationMethods),
  tool: v.nullable(text(60)),
  verifiedBy: text(80),
  certificate: v.nullable(text(60)),
  /** One that failed leaves the device where it was. */
  result: v.picklist(['passed', 'failed']),
})

/** What is known of a device that moves: at least its tag. Only one whose serial and model are known is ever handed out. */
const movedDevice = v.looseObject({
  assetTag: text(40),
  serial: v.nullable(text(40)),
  modelId: v.nullable(v.string()),
})

/** A device came into this bar's stockroom or left it, other than by a swap. Written once, never edited. */
export const stockMovementSchema = v.looseObject({
  ...recordFields,
  type: v.literal('stock-movement'),
  schema: v.literal(1),
  device: movedDevice,
  direction: v.picklist(['in', 'out']),
  why: text(120),
  /** The bar that it was sent to, whose records this bar does not read. */
  otherBarId: v.optional(v.nullable(v.string())),
  /** What was sent together, or came together: one id, the same at both bars. */
  consignmentId: v.optional(v.nullable(text(80))),
  custody: v.optional(v.nullable(custodySchema)),
  /** What differed from what was said to come. */
  remark: v.optional(v.nullable(text(500))),
  sanitisation: v.optional(v.nullable(sanitisation)),
  /** With it, an older app takes `out` for gone and `in` for back: it offers nothing that is on hold. */
  holding: v.optional(v.nullable(holding)),
  reservation: v.optional(v.nullable(reservation)),
  disposition: v.optional(v.nullable(disposition)),
  settlement: v.optional(v.nullable(settlement)),
  /** Takes that movement back: neither of the two counts. */
  undoes: v.optional(v.nullable(v.string())),
  moved: v.looseObject(eventStampFields),
  movedAt: instant,
})

export type MovedDevice = Readonly<v.InferOutput<typeof movedDevice>>
export type StockMovement = Readonly<v.InferOutput<typeof stockMovementSchema>>
export type Settlement = Readonly<v.InferOutput<typeof settlement>>
export type HoldState = (typeof holdStates)[number]
export type Disposition = Readonly<v.InferOutput<typeof disposition>>
export type Sanitisation = Readonly<v.InferOutput<typeof sanitisation>>
