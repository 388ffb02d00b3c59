import * as v from 'valibot'
import { deviceSchema } from '../device/device.ts'
import { eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

export const sanitisationMethods = ['overwritten', 'cryptographic erase', 'factory reset', 'no storage'] as const

/** Why a device leaves a stockroom, other than to somebody or to another bar. */
export const outReasons = {
  /** Whoever has it then removes its data. */
  seenTo: ['Back to the base', 'For repair', 'For disposal'],
  lost: ['Lost', 'Stolen'],
} as const

/** The removal of data from a device that came back, and who looked that it is so. */
const sanitisation = v.looseObject({
  method: v.picklist(sanitisationMethods),
  tool: v.nullable(text(60)),
  verifiedBy: text(80),
  certificate: v.nullable(text(60)),
  /** One that failed leaves the device where it was. */
  result: v.picklist(['passed', 'failed']),
})

/** A device came into this bar's stockroom or left it, other than by a swap. Written once, never edited. */
export const stockMovementSchema = v.looseObject({
  ...recordFields,
  type: v.literal('stock-movement'),
  schema: v.literal(1),
  device: deviceSchema,
  direction: v.picklist(['in', 'out']),
  why: text(120),
  /** The bar that it was sent to, whose records this bar does not read. */
  otherBarId: v.optional(v.nullable(v.string())),
  sanitisation: v.optional(v.nullable(sanitisation)),
  /** Takes that movement back: neither of the two counts. */
  undoes: v.optional(v.nullable(v.string())),
  moved: v.looseObject(eventStampFields),
  movedAt: instant,
})

export type StockMovement = Readonly<v.InferOutput<typeof stockMovementSchema>>
export type Sanitisation = Readonly<v.InferOutput<typeof sanitisation>>
