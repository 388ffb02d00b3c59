import { sameValue } from '../../src/domain/record/sameValue.ts'
import { enrolledRole } from '../../src/domain/tablet/enrolment.ts'
import type { CentreClient } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { readDocument } from '../ensureDocument.ts'

/** Lets each enrolled tablet read and change its own account's document, and no other: CouchDB itself keeps them apart. */
export async function openOwnAccounts(centre: CentreClient): Promise<void> {
  const roles = ['_admin', enrolledRole]
  const security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles } }
  const path = '_users/_security'
  if (sameValue(await readDocument(centre, path), security)) return
  const { status } = await centre.request('PUT', path, security)
  if (status !== 200)
    throw new CentreFailure(
      `The centre at ${centre.url} does not let tablets change their own passwords, so a code would stay good. Set users_db_security_editable = true in its section [couchdb] (deploy/couchdb/techbar.ini). No account was made.`,
    )
}
