import * as v from 'valibot'
import { accountIdOf, enrolmentSchema } from '../domain/tablet/enrolment.ts'

/** A tablet's account at the centre, which it may read and change itself. All of it goes back, its roles too. */
export const ownAccount = v.looseObject({ _id: v.string(), _rev: v.string(), enrolment: enrolmentSchema })

export type OwnAccount = v.InferOutput<typeof ownAccount>

export function accountPath(name: string): string {
  return `/_users/${encodeURIComponent(accountIdOf(name))}`
}
