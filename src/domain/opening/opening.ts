import * as v from 'valibot'
import { calendarDay } from '../record/eventStamp.ts'

const clockTime = v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))

/** A bar open at a site on a day, local times. A pop-up's come from the rota; its document's id is `opening:<barId>:<day>`. */
export const openingSchema = v.looseObject({
  id: v.string(),
  type: v.literal('opening'),
  schema: v.literal(1),
  barId: v.string(),
  siteId: v.string(),
  day: calendarDay,
  from: clockTime,
  to: clockTime,
})

export type Opening = Readonly<v.InferOutput<typeof openingSchema>>
