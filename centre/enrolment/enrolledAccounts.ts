import * as v from 'valibot'
import { enrolledRole, type Enrolment, enrolmentSchema } from '../../src/domain/tablet/enrolment.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import { type Fields, readDocument } from '../ensureDocument.ts'
import { accountPath } from '../ensureAccount.ts'
import { roleOfInstall } from '../roles.ts'

const account = v.looseObject({ _id: v.string(), _rev: v.string(), roles: v.array(v.string()) })

/** A tablet's own account, with what it was made for. The tablet can change all of it but its roles: they alone are to be trusted. */
export type EnrolledAccount = {
  readonly name: string
  readonly roles: readonly string[]
  /** Null where the tablet left nothing that can be read. */
  readonly enrolment: Enrolment | null
  /** As the centre holds it. */
  readonly document: Fields & { readonly _id: string; readonly _rev: string }
}

/** The accounts that were made by an enrolment, by name; shared ones and people's are not among them. */
export async function enrolledAccounts(centre: CentreClient): Promise<readonly EnrolledAccount[]> {
  const range = `startkey=${encodeURIComponent('"org.couchdb.user:"')}&endkey=${encodeURIComponent('"org.couchdb.user:\ufff0"')}`
  const { status, body } = await centre.request('GET', `_users/_all_docs?include_docs=true&${range}`)
  if (status !== 200) throw unexpected('reading the accounts', status, body)
  const rows = body['rows'] as readonly { readonly doc?: unknown }[]
  return rows.flatMap(({ doc }) => enrolledOf(doc) ?? [])
}

/** Null where there is no such account, or it is not a tablet's. */
export async function enrolledAccount(centre: CentreClient, name: string): Promise<EnrolledAccount | null> {
  return enrolledOf(await readDocument(centre, accountPath(name)))
}

function enrolledOf(document: unknown): EnrolledAccount | null {
  const read = v.safeParse(account, document)
  if (!read.success || !read.output.roles.includes(enrolledRole)) return null
  const { _id, roles } = read.output
  const notes = v.safeParse(enrolmentSchema, read.output['enrolment'])
  const enrolment = notes.success ? notes.output : null
  return { name: _id.slice('org.couchdb.user:'.length), roles, enrolment, document: read.output }
}

/** The install that the account belongs to, whose signature the centre asks for (docs/spec/roles.md); null before it is bound. */
export function boundInstallOf({ roles }: EnrolledAccount): string | null {
  const start = roleOfInstall('')
  return roles.find((role) => role.startsWith(start))?.slice(start.length) ?? null
}
