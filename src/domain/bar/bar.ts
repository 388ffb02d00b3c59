import * as v from 'valibot'

const clockTime = v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))

/** One Tech Bar: a unit that owns a queue and a stockroom. Its document's id is `bar:<barId>`. */
export const barSchema = v.looseObject({
  id: v.string(),
  type: v.literal('bar'),
  schema: v.literal(1),
  barId: v.string(),
  name: v.string(),
  kind: v.picklist(['desk', 'popup']),
  bcu: v.string(),
  /** Where a desk stands; null for a pop-up crew. */
  siteId: v.nullable(v.string()),
  /** Local time; null for a pop-up, whose openings come from the rota. Weekdays as ISO numbers, Monday 1. */
  hours: v.nullable(v.looseObject({ weekdays: v.array(v.number()), from: clockTime, to: clockTime })),
  /** How many devices of a model are to be in stock at least. Missing in an older document. */
  minimumStock: v.optional(v.array(v.looseObject({ modelId: v.string(), atLeast: v.number() }))),
  /** Reason ids in the order that suits this bar. */
  reasonOrder: v.array(v.string()),
})

export type Bar = Readonly<v.InferOutput<typeof barSchema>>
