import * as v from 'valibot'

/**
 * What stands in a tablet's account at the centre since its set-up code was made. The code is good once: the tablet that
 * uses it gives the account a password of its own, and notes when and which install it is.
 */
export const enrolmentSchema = v.looseObject({
  barId: v.string(),
  letter: v.string(),
  madeAt: v.string(),
  expiresAt: v.string(),
  usedAt: v.optional(v.string()),
  installId: v.optional(v.string()),
  /** Opens what the tablet holds when nobody knows a PIN of it any more; made by the tablet, kept by the centre. */
  recoveryCode: v.optional(v.string()),
})

export type Enrolment = Readonly<v.InferOutput<typeof enrolmentSchema>>

/** An account that is one tablet's own, and may change its password. */
export const enrolledRole = 'enrolled'

/** A code that nobody used in time. */
export function isExpired({ usedAt, expiresAt }: Enrolment, now: Date): boolean {
  return usedAt === undefined && !(Date.parse(expiresAt) > now.getTime())
}

export function accountIdOf(name: string): string {
  return `org.couchdb.user:${name}`
}
