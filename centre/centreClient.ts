import { CentreFailure } from './centreFailure.ts'

export type Administrator = { readonly name: string; readonly password: string }
export type CentreAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

/** An administrator's way to the CouchDB API. Every answer is JSON of the API; anything else throws `CentreFailure`. */
export type CentreClient = {
  readonly url: string
  /** `path` is relative to `url`; its parts are encoded already. */
  request(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<CentreAnswer>
}

const requestLimitMs = 60_000

/** Signs in and keeps the session's cookie: the slow check of the password happens once. `url` such as `http://127.0.0.1:5984`. */
export async function openCentre(url: string, admin: Administrator): Promise<CentreClient> {
  const base = url.replace(/\/+$/, '')
  const session = await signIn(base, admin)
  if (session === null)
    throw new CentreFailure(`The centre at ${base} does not take this administrator's name and password.`)
  let cookie = session
  return {
    url: base,
    async request(method, path, body) {
      const answer = await ask(`${base}/${path}`, method, { cookie }, body)
      cookie = sessionCookieOf(answer.headers) ?? cookie
      if (answer.status === 401) throw new CentreFailure(`The centre at ${base} does not let '${admin.name}' do this.`)
      return { status: answer.status, body: answer.body }
    },
  }
}

/** True when the centre takes this name and password. */
export async function canSignIn(url: string, account: Administrator): Promise<boolean> {
  return (await signIn(url, account)) !== null
}

/** How the centre answers somebody who has not signed in. `url` as of `openCentre`, `path` as of `request`. */
export async function askAsNobody(url: string, path: string): Promise<CentreAnswer> {
  const { status, body } = await ask(`${url}/${path}`, 'GET', {})
  return { status, body }
}

async function signIn(url: string, { name, password }: Administrator): Promise<string | null> {
  const { status, body, headers } = await ask(`${url}/_session`, 'POST', {}, { name, password })
  if (status === 401) return null
  const cookie = sessionCookieOf(headers)
  if (status !== 200 || cookie === null) throw unexpected('signing in', status, body)
  return cookie
}

function sessionCookieOf(headers: Headers): string | null {
  const cookie = headers.getSetCookie().find((line) => line.startsWith('AuthSession='))
  return cookie?.split(';')[0] ?? null
}

async function ask(url: string, method: string, headers: Readonly<Record<string, string>>, body?: object) {
  const response = await fetch(url, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(requestLimitMs),
    redirect: 'error',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new CentreFailure(`Nothing answers as it should at ${url}.`, { cause })
  })
  const answer = await response.json().catch((cause: unknown) => {
    throw new CentreFailure(`What answers at ${url} is no CouchDB.`, { cause })
  })
  return { status: response.status, headers: response.headers, body: answer as CentreAnswer['body'] }
}

/** The centre's own words for an answer that nobody expected. */
export function unexpected(doing: string, status: number, body: CentreAnswer['body']): CentreFailure {
  const words = [body['error'], body['reason']].filter((word) => typeof word === 'string').join(': ')
  return new CentreFailure(`The centre answered ${status} to ${doing}${words === '' ? '' : ` (${words})`}.`)
}
