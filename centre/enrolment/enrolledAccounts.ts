import * as v from 'valibot'
import { enrolmentSchema } from '../../src/domain/tablet/enrolment.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import { roleOfInstall } from '../roles.ts'

const account = v.looseObject({
  _id: v.string(),
  _rev: v.string(),
  name: v.string(),
  roles: v.array(v.string()),
  enrolment: enrolmentSchema,
})

/** A tablet's own account, with what it was made for. */
export type EnrolledAccount = v.InferOutput<typeof account>

/** The accounts that were made by an enrolment, by name; shared ones and people's are not among them. */
export async function enrolledAccounts(centre: CentreClient): Promise<readonly EnrolledAccount[]> {
  const range = `startkey=${encodeURIComponent('"org.couchdb.user:"')}&endkey=${encodeURIComponent('"org.couchdb.user:\ufff0"')}`
  const { status, body } = await centre.request('GET', `_users/_all_docs?include_docs=true&${range}`)
  if (status !== 200) throw unexpected('reading the accounts', status, body)
  const rows = body['rows'] as readonly { readonly doc?: unknown }[]
  return rows.flatMap(({ doc }) => {
    const read = v.safeParse(account, doc)
    return read.success ? [read.output] : []
  })
}

/** The account belongs to the install that used its code: the centre asks for that install's signature (docs/spec/roles.md). */
export function isBound({ roles, enrolment }: EnrolledAccount): boolean {
  return enrolment.installId !== undefined && roles.includes(roleOfInstall(enrolment.installId))
}
