import { badRequest, CouchError } from '../couchError.ts'
import { type Answer, json } from '../http/answer.ts'
import type { Exchange } from '../http/exchange.ts'
import { parseJson } from '../http/parseJson.ts'
import { isBehindTls } from '../http/securityHeaders.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { addressOf } from '../sessions/authenticate.ts'

export async function session(exchange: Exchange): Promise<Answer> {
  switch (exchange.method) {
    case 'GET':
    case 'HEAD':
      return whoIsIt(exchange)
    case 'POST':
      return signIn(exchange)
    case 'DELETE':
      return json({ ok: true }, 200, { 'set-cookie': exchange.endpoint.authenticator.cookie.cleared })
    default:
      throw new CouchError(405, 'method_not_allowed', 'Only GET,HEAD,POST,DELETE allowed')
  }
}

function whoIsIt({ user }: Exchange): Answer {
  const { name, roles, authenticatedBy } = user
  const info: JsonObject = { authentication_handlers: ['cookie', 'default'] }
  return json({
    ok: true,
    userCtx: { name, roles },
    info: authenticatedBy === 'nothing' ? info : { ...info, authenticated: authenticatedBy },
  })
}

async function signIn(exchange: Exchange): Promise<Answer> {
  const { accounts, cookie, limit } = exchange.endpoint.authenticator
  const { name, password } = await credentialsOf(exchange)
  if (typeof name !== 'string') throw badRequest('request body must contain a username')
  if (typeof password !== 'string') throw badRequest('request body must contain a password')
  const account = await limit.attempt(addressOf(exchange.request), name, () => accounts.verify(name, password))
  if (account === undefined) {
    throw new CouchError(401, 'unauthorized', 'Name or password is incorrect.', { 'set-cookie': cookie.cleared })
  }
  return json({ ok: true, name: account.name, roles: account.roles }, 200, {
    'set-cookie': cookie.issue(account, isBehindTls(exchange.request)),
  })
}

async function credentialsOf(exchange: Exchange): Promise<JsonObject> {
  const type = (exchange.request.headers['content-type'] ?? '').toLowerCase()
  const bytes = await exchange.bytes()
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(bytes.toString()))
  }
  if (!type.startsWith('application/json')) {
    throw new CouchError(415, 'bad_content_type', 'Content-Type must be application/json')
  }
  const body = parseJson(bytes)
  if (!isJsonObject(body)) throw badRequest('Request body must be a JSON object')
  return body
}
