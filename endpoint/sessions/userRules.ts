import { CouchError } from '../couchError.ts'
import type { DocumentToWrite, Verdict } from '../database/commitWrites.ts'
import { isStringArray, type JsonObject, textOf } from '../json.ts'
import { hashedPassword } from './passwords.ts'
import { isServerAdmin, type UserContext } from './userContext.ts'

const PREFIX = 'org.couchdb.user:'
const HASH_FIELDS = ['password_scheme', 'pbkdf2_prf', 'salt', 'iterations', 'derived_key', 'password_sha'] as const

/** What `_users` asks of its documents, as CouchDB does; a password is stored only as its hash. */
export function userRules(documents: readonly DocumentToWrite[]): Promise<readonly Verdict[]> {
  return Promise.all(
    documents.map(async ({ document, oldDocument, request }): Promise<Verdict> => {
      const reason = refusalOf(document, oldDocument, request.user)
      if (reason !== undefined) return new CouchError(403, 'forbidden', reason)
      const { password, ...rest } = document
      if (document['_deleted'] === true || password === undefined || password === null) return rest
      if (typeof password !== 'string') return new CouchError(400, 'bad_request', 'Password must be a string.')
      const kept = Object.entries(rest).filter(([key]) => !(HASH_FIELDS as readonly string[]).includes(key))
      return { ...Object.fromEntries(kept), ...(await hashedPassword(password)) }
    }),
  )
}

function refusalOf(document: JsonObject, old: JsonObject | null, user: UserContext): string | undefined {
  const id = textOf(document['_id'])
  if (id.startsWith('_design/')) {
    return isServerAdmin(user) ? undefined : 'Only administrators may edit design docs in the users database.'
  }
  if (document['_deleted'] === true) {
    return isServerAdmin(user) || old?.['name'] === user.name ? undefined : 'Only admins may delete other user docs.'
  }
  const { name, roles, type } = document
  if (type !== 'user') return 'doc.type must be user'
  if (typeof name !== 'string' || name === '') return 'doc.name is required'
  if (roles === undefined) return 'doc.roles must exist'
  if (!Array.isArray(roles)) return 'doc.roles must be an array'
  if (!isStringArray(roles)) return 'doc.roles can only contain strings'
  if (id !== PREFIX + name) return 'Doc ID must be of the form org.couchdb.user:name'
  if (old !== null && old['name'] !== name) return 'Usernames can not be changed.'
  return (isServerAdmin(user) ? undefined : ownRefusalOf(document, roles, old, user)) ?? systemRefusalOf(name, roles)
}

/** People change only their own document, and not what it lets them do. */
function ownRefusalOf(
  document: JsonObject,
  roles: readonly string[],
  old: JsonObject | null,
  user: UserContext,
): string | undefined {
  if (old === null) return 'Only _admin may add users.'
  if (user.name !== document['name']) return 'You may only update your own user document.'
  const oldRoles = isStringArray(old['roles']) ? old['roles'] : []
  const isSame = oldRoles.toSorted().join('\n') === roles.toSorted().join('\n')
  if (!isSame) return 'Only _admin may edit roles'
  const hasOwnHash = HASH_FIELDS.some((field) => document[field] !== undefined && document[field] !== old[field])
  return hasOwnHash ? 'A new password must be sent as password.' : undefined
}

function systemRefusalOf(name: string, roles: readonly string[]): string | undefined {
  if (roles.some((role) => role.startsWith('_'))) return 'No system roles (starting with underscore) in users db.'
  if (name.startsWith('_')) return 'Username may not start with underscore.'
  return name.includes(':') ? 'Character `:` is not allowed in usernames.' : undefined
}
