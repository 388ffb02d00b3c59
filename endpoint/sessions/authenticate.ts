import type { IncomingMessage } from 'node:http'
import { CouchError } from '../couchError.ts'
import { type Account, type Accounts, userOf } from './accounts.ts'
import type { LoginLimit } from './loginLimit.ts'
import type { SessionCookie } from './sessionCookie.ts'
import { anonymous, type UserContext } from './userContext.ts'

export type Authentication = {
  readonly user: UserContext
  /** Whose cookie is to be renewed with this answer. */
  readonly renew?: Account
}

export type Authenticator = {
  readonly accounts: Accounts
  readonly cookie: SessionCookie
  readonly limit: LoginLimit
}

/** Basic counts before a cookie. A cookie that is not valid is no failure: the request is anonymous. */
export async function authenticate(
  { accounts, cookie, limit }: Authenticator,
  request: IncomingMessage,
): Promise<Authentication> {
  const credentials = basicCredentialsOf(request.headers.authorization)
  if (credentials !== undefined) {
    const { name, password } = credentials
    const account = await limit.attempt(addressOf(request), name, () => accounts.verify(name, password))
    if (account === undefined) throw wrongCredentials()
    return { user: userOf(account, 'default') }
  }
  const verdict = await cookie.read(request.headers.cookie)
  if (verdict === undefined) return { user: anonymous }
  const user = userOf(verdict.account, 'cookie')
  return verdict.isDueForRenewal ? { user, renew: verdict.account } : { user }
}

export function wrongCredentials(): CouchError {
  return new CouchError(401, 'unauthorized', 'Name or password is incorrect.')
}

export function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? 'unknown'
}

function basicCredentialsOf(
  header: string | undefined,
): { readonly name: string; readonly password: string } | undefined {
  const encoded = /^basic\s+(.*)$/is.exec(header ?? '')?.[1]?.trim()
  if (encoded === undefined) return undefined
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.replace(/=+$/, '').length % 4 === 1) {
    throw new CouchError(500, 'unknown_error', 'missing_padding')
  }
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  if (colon === -1) throw wrongCredentials()
  return { name: text.slice(0, colon), password: text.slice(colon + 1) }
}
