import { CouchError } from '../couchError.ts'
import { isJsonObject, isStringArray, type Json, type JsonObject } from '../json.ts'
import { isServerAdmin, type UserContext } from '../sessions/userContext.ts'

/** New databases are closed to all but server admins, as in CouchDB 3. */
export const closedSecurity: JsonObject = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } }

export function isSecurity(value: Json): value is JsonObject {
  if (!isJsonObject(value)) return false
  return [value['admins'], value['members']].every(
    (group) =>
      group === undefined ||
      (isJsonObject(group) &&
        [group['names'], group['roles']].every((list) => list === undefined || isStringArray(list))),
  )
}

export function isDatabaseAdmin(user: UserContext, security: JsonObject): boolean {
  return isServerAdmin(user) || isNamedIn(user, security['admins'])
}

/** A database without any member named is open to everyone. */
export function isMember(user: UserContext, security: JsonObject): boolean {
  if (isDatabaseAdmin(user, security)) return true
  const members = security['members']
  return (namesOf(members).length === 0 && rolesOf(members).length === 0) || isNamedIn(user, members)
}

export function requireServerAdmin(user: UserContext): void {
  if (!isServerAdmin(user)) throw new CouchError(401, 'unauthorized', 'You are not a server admin.')
}

export function requireMember(user: UserContext, security: JsonObject): void {
  if (isMember(user, security)) return
  if (user.name === null) throw new CouchError(401, 'unauthorized', 'You are not authorized to access this db.')
  throw new CouchError(403, 'forbidden', 'You are not allowed to access this db.')
}

export function requireDesigner(user: UserContext, security: JsonObject): void {
  if (isDatabaseAdmin(user, security)) return
  throw user.name === null
    ? new CouchError(401, 'unauthorized', 'You are not a db or server admin.')
    : new CouchError(403, 'forbidden', 'You are not a db or server admin.')
}

export function requireDatabaseAdmin(user: UserContext, security: JsonObject): void {
  if (!isDatabaseAdmin(user, security)) {
    throw new CouchError(401, 'unauthorized', 'You are not a server or db admin.')
  }
}

function isNamedIn(user: UserContext, group: Json | undefined): boolean {
  return (
    (user.name !== null && namesOf(group).includes(user.name)) ||
    rolesOf(group).some((role) => user.roles.includes(role))
  )
}

function namesOf(group: Json | undefined): readonly string[] {
  return listOf(group, 'names')
}

function rolesOf(group: Json | undefined): readonly string[] {
  return listOf(group, 'roles')
}

function listOf(group: Json | undefined, key: 'names' | 'roles'): readonly string[] {
  const list = isJsonObject(group) ? group[key] : undefined
  return isStringArray(list) ? list : []
}
