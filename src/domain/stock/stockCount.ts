import * as v from 'valibot'
import { deviceSchema } from '../device/device.ts'
import { cameBack } from './cameBack.ts'
import { eventStampFields, instant } from '../record/eventStamp.ts'
import { recordFields } from '../record/record.ts'

const tag = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const why = v.pipe(v.string(), v.minLength(1), v.maxLength(120))

/**
 * Somebody looked at every device of a stockroom: in the morning, at night, or at an audit. What was seen, and each difference
 * with its explanation, in one document: what is missing has left the stockroom by it, what was found has come in.
 */
export const stockCountSchema = v.looseObject({
  ...recordFields,
  type: v.literal('stock-count'),
  schema: v.literal(1),
  seen: v.array(tag),
  missing: v.array(v.looseObject({ assetTag: tag, why })),
  found: v.array(v.looseObject({ device: deviceSchema, why })),
  moved: v.looseObject(eventStampFields),
  movedAt: instant,
})

export type StockCount = Readonly<v.InferOutput<typeof stockCountSchema>>

/** How a difference is explained. */
export const missingReasons = ['Left at the base', 'Handed out without a record', 'Being looked for', 'Lost'] as const
export const foundReasons = ['Taken along from the base', cameBack, 'Was not recorded'] as const
