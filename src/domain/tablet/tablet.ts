import * as v from 'valibot'

/** What this tablet is: kept on it alone, made at its setting up. */
export const tabletSchema = v.looseObject({
  /** Minted with the local database: a new one means that local data was lost. */
  installId: v.string(),
  /** First letter of this tablet's queue numbers. */
  letter: v.pipe(v.string(), v.regex(/^[A-Z]$/)),
  barId: v.string(),
})

export type Tablet = Readonly<v.InferOutput<typeof tabletSchema>>

/** What this tablet signs in with at the centre. */
export const accountSchema = v.looseObject({ name: v.string(), password: v.string() })

export type Account = Readonly<v.InferOutput<typeof accountSchema>>

/** Who works with the tablet at which opening; it survives a restart, the unlocking does not. */
export const shiftSchema = v.looseObject({
  personId: v.string(),
  opening: v.looseObject({ id: v.string(), siteId: v.string(), day: v.string() }),
})

/** What a tablet shows to visitors, in place of the technician's screens, until a technician's PIN ends it. */
export const visitorScreenSchema = v.picklist(['check-in', 'wall board', 'tap screen'])

export type VisitorScreen = v.InferOutput<typeof visitorScreenSchema>

export type Shift = Readonly<v.InferOutput<typeof shiftSchema>>
