import * as v from 'valibot'

/** Stands in `techbar-public` for a tablet that was lost: the tablet itself, which the centre takes no more, can still read it. */
export const revocationSchema = v.looseObject({
  id: v.string(),
  type: v.literal('revocation'),
  schema: v.literal(1),
  /** The tablet's account, which is gone. */
  account: v.string(),
  revokedAt: v.string(),
})

export type Revocation = Readonly<v.InferOutput<typeof revocationSchema>>

export function revocationOf(account: string, now: Date): Revocation {
  return { id: revocationIdOf(account), type: 'revocation', schema: 1, account, revokedAt: now.toISOString() }
}

export function revocationIdOf(account: string): string {
  return `revocation:${account}`
}
