import * as v from 'valibot'
import { deviceSchema } from '../device/device.ts'
import { eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'

/** A device came into this bar's stockroom or left it, other than by a swap. Written once, never edited. */
export const stockMovementSchema = v.looseObject({
  ...recordFields,
  type: v.literal('stock-movement'),
  schema: v.literal(1),
  device: deviceSchema,
  direction: v.picklist(['in', 'out']),
  why: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  moved: v.looseObject(eventStampFields),
  movedAt: instant,
})

export type StockMovement = Readonly<v.InferOutput<typeof stockMovementSchema>>
