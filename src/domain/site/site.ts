import * as v from 'valibot'

/** A place: station or building, in a BCU. Its document's id is `site:<siteId>`. */
export const siteSchema = v.looseObject({
  id: v.string(),
  type: v.literal('site'),
  schema: v.literal(1),
  siteId: v.string(),
  name: v.string(),
  bcu: v.string(),
  borough: v.string(),
  network: v.picklist(['good', 'poor', 'none']),
})

export type Site = Readonly<v.InferOutput<typeof siteSchema>>
