import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import { errorAnswer, sessionAnswer } from './couchAnswers.ts'
import { readBody } from './readBody.ts'
import { requestBody } from './requestBody.ts'

export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'failure'; readonly failure: SyncFailure }

export type AskOptions = {
  /** Such as `https://techbar.example/db`, without a slash at the end. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly now: () => Date
  /**
   * Called with the centre's own time and the tablet's at its arrival. Not for a long-poll: its head may be written when
   * the waiting begins (Apache CouchDB) and held back on the way until it ends.
   */
  readonly onServerTime: (serverTime: Date, heardAt: Date) => void
  readonly requestLimitMs?: number
  /** Bytes, unpacked; a longer answer is none of a CouchDB. */
  readonly longestAnswer?: number
}

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  /** What becomes JSON, or a blob that is JSON already. */
  readonly content?: unknown
  /** Where it is not the limit of all requests. */
  readonly limitMs?: number
  readonly isWaiting?: boolean
  readonly signal?: AbortSignal
}

export type CentreLine = {
  /** Signs in with this account from now on; its cookie is renewed by itself, and a 401 signs in again once. */
  readonly signIn: (account: Account) => Promise<Answer<{ readonly roles: readonly string[] }>>
  readonly ask: <T>(question: Question, schema: GenericSchema<unknown, T>) => Promise<Answer<T>>
  /** The answer's JSON as it came, for what is too long to be read beside a person's work. */
  readonly askBytes: (question: Question) => Promise<Answer<ArrayBuffer>>
}

const defaultLimitMs = 60_000
/** Many times the longest page of a feed, and the register of 200,000 devices. */
const defaultLongest = 250_000_000

const noConnection: SyncFailure = { kind: 'no-connection' }

/**
 * The only place that talks HTTP to the centre. Every failure is one of a small union; an answer that is not CouchDB's own
 * (a captive portal's page with status 200, a proxy's HTML, a truncated body, a redirect to a login page) is no connection.
 */
export function askCentre(options: AskOptions): CentreLine {
  const requestLimitMs = options.requestLimitMs ?? defaultLimitMs
  const longest = options.longestAnswer ?? defaultLongest
  let account: Account | null = null
  let centreTakesGzip = true

  async function ask<T>(question: Question, read: Read<T>): Promise<Answer<T>> {
    const first = await askOnce(question, read)
    if (first.kind === 'answer' || first.failure.kind !== 'signed-out' || account === null) return first
    const session = await openSession(account)
    return session.kind === 'failure' ? session : askOnce(question, read)
  }

  async function askOnce<T>(question: Question, read: Read<T>): Promise<Answer<T>> {
    const limit = new AbortController()
    const stop = () => limit.abort()
    const timer = setTimeout(stop, question.limitMs ?? requestLimitMs)
    question.signal?.addEventListener('abort', stop)
    // Not left to fetch alone: undici under Node 20 keeps what aborts a request by a weak reference, and one whose
    // controller was collected does not abort (undici 3644): whoever waits for it would wait for ever.
    const given = new Promise<Answer<T>>((resolve) =>
      limit.signal.addEventListener('abort', () => resolve(failed(noConnection))),
    )
    try {
      if (question.signal?.aborted === true) return failed(noConnection)
      return await Promise.race([given, askWithin(limit.signal, question, read)])
    } catch {
      // Refused, cut, timed out, no DNS: fetch tells these apart by words of the browser's, which nobody needs here.
      return failed(noConnection)
    } finally {
      clearTimeout(timer)
      question.signal?.removeEventListener('abort', stop)
    }
  }

  async function askWithin<T>(signal: AbortSignal, question: Question, read: Read<T>): Promise<Answer<T>> {
    const sent = question.content === undefined ? {} : await requestBody(question.content, centreTakesGzip)
    const response = await options.fetch(`${options.baseUrl}${question.path}`, {
      method: question.method,
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal,
      ...sent,
    })
    const heardAt = question.isWaiting === true ? null : options.now()
    if (response.status === 415) centreTakesGzip = false
    const body = () => readBody(response, longest)
    const answer = response.ok ? await read(response, body) : failed(failureIn(response.status, await body()))
    return judged(response, answer, heardAt)
  }

  function judged<T>(response: Response, answer: Answer<T>, heardAt: Date | null): Answer<T> {
    const serverTime = Date.parse(response.headers.get('date') ?? '')
    if (answer.kind === 'answer' && !Number.isNaN(serverTime) && heardAt !== null)
      options.onServerTime(new Date(serverTime), heardAt)
    return answer
  }

  const openSession = ({ name, password }: Account) =>
    askOnce({ method: 'POST', path: '/_session', content: { name, password } }, readJson(sessionAnswer))

  return {
    ask: (question, schema) => ask(question, readJson(schema)),
    askBytes: (question) => ask(question, readBytes),
    signIn: async (newAccount) => {
      const session = await openSession(newAccount)
      // A code that was mistyped does not take the place of the account that works.
      if (session.kind === 'answer') account = newAccount
      return session
    },
  }
}

function failed(failure: SyncFailure): { readonly kind: 'failure'; readonly failure: SyncFailure } {
  return { kind: 'failure', failure }
}

type Read<T> = (response: Response, body: () => Promise<Uint8Array<ArrayBuffer>>) => Promise<Answer<T>>

function readJson<T>(schema: GenericSchema<unknown, T>): Read<T> {
  return async (_response, body) => {
    const parsed = v.safeParse(schema, parsedJson(await body()))
    return parsed.success ? { kind: 'answer', value: parsed.output } : failed(noConnection)
  }
}

/** Whoever reads them finds out whether it is the answer of a CouchDB; a captive portal's page is told by its type. */
async function readBytes(
  response: Response,
  body: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Answer<ArrayBuffer>> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  return isJson ? { kind: 'answer', value: (await body()).buffer } : failed(noConnection)
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function failureIn(status: number, body: Uint8Array): SyncFailure {
  const error = v.safeParse(errorAnswer, parsedJson(body))
  if (!error.success) return noConnection
  switch (status) {
    case 401:
      return { kind: 'signed-out' }
    case 403:
      return { kind: 'refused', reason: error.output.reason ?? error.output.error }
    case 404:
      return { kind: 'missing', what: error.output.reason ?? 'Database' }
    case 413:
      return { kind: 'too-large' }
    default:
      return { kind: 'centre-trouble', status }
  }
}
