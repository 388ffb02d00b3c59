import * as v from 'valibot'

const reason = v.looseObject({
  id: v.string(),
  label: v.string(),
  kind: v.picklist(['incident', 'request']),
  /** Name of a lucide icon that the app knows; an unknown one is drawn as a question mark. */
  icon: v.string(),
})

const model = v.looseObject({
  id: v.string(),
  name: v.string(),
  deviceClass: v.picklist(['laptop', 'phone', 'tablet', 'accessory']),
  /** What may be issued in its place, best first; the model itself comes before them. */
  substitutes: v.array(v.string()),
  accessories: v.array(v.string()),
})

/** A contract rule; the first that fits decides. `null` fits everything. */
const entitlementRule = v.looseObject({
  id: v.string(),
  version: v.number(),
  deviceClass: v.nullable(v.picklist(['laptop', 'phone', 'tablet', 'accessory'])),
  /** Of the old device, as are roles and warranty. Missing, as those, in an older catalogue: fits everything. */
  modelIds: v.optional(v.nullable(v.array(v.string()))),
  /** The roles that the register has a device for; one that it does not know fits no rule that names roles. */
  forRoles: v.optional(v.nullable(v.array(v.string()))),
  warranty: v.optional(v.nullable(v.picklist(['running', 'over']))),
  /** What happened to the old device. */
  returnKinds: v.nullable(v.array(v.picklist(['now', 'later', 'lost', 'stolen']))),
  /** Fits from this many swaps of the same requester in `periodDays` on. */
  earlierSwapsAtLeast: v.number(),
  /** Which of them count: all, or those of a device of the same class or model. All, where it is missing. */
  earlierSwapsOf: v.optional(v.picklist(['all', 'class', 'model'])),
  periodDays: v.number(),
  effect: v.picklist(['allowed', 'needs approval', 'refused']),
  /** A refusal that nobody may except. */
  isFinal: v.optional(v.boolean()),
  words: v.string(),
})

/** What a role gets in one go. */
const kit = v.looseObject({
  id: v.string(),
  name: v.string(),
  items: v.pipe(
    v.array(v.looseObject({ modelId: v.string(), count: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
    v.minLength(1),
  ),
})

const terms = v.looseObject({ version: v.number(), text: v.string() })

/** Small reference data, as one versioned document with the id `catalogue:current`. */
export const catalogueSchema = v.looseObject({
  id: v.literal('catalogue:current'),
  type: v.literal('catalogue'),
  schema: v.literal(1),
  version: v.number(),
  reasons: v.array(reason),
  models: v.array(model),
  entitlementRules: v.array(entitlementRule),
  terms,
  /** Missing in an older catalogue. */
  kits: v.optional(v.array(kit)),
  /** Why a requester was not recorded. */
  notRecordedReasons: v.array(v.string()),
  holdReasons: v.array(v.string()),
  escalationTargets: v.array(v.string()),
  /** Follow-up options after a face: they differ for the top two and the bottom two. */
  followUps: v.looseObject({ good: v.array(v.string()), poor: v.array(v.string()) }),
  waitTargetMinutes: v.number(),
  /** Minutes after a call from which the queue offers "did not come". Missing, as what follows, in an older catalogue. */
  noShowMinutes: v.optional(v.number()),
  /** Minutes before a bar closes from which nobody can check in any more. */
  lastCheckInMinutes: v.optional(v.number()),
  /** Why somebody may be put before those in turn. */
  priorityReasons: v.optional(v.array(v.string())),
})

export type Catalogue = Readonly<v.InferOutput<typeof catalogueSchema>>
export type Reason = Catalogue['reasons'][number]
export type Model = Catalogue['models'][number]
export type EntitlementRule = Catalogue['entitlementRules'][number]
export type Kit = NonNullable<Catalogue['kits']>[number]
