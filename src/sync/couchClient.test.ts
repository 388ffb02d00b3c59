import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { anHttpServer, contentOf, type Handler, json } from '../testing/anHttpServer.ts'
import { createCouchClient } from './couchClient.ts'

async function aServer(handler: Handler, now = () => new Date()) {
  const serverTimes: Date[] = []
  const heardTimes: Date[] = []
  const client = createCouchClient({
    baseUrl: `${await anHttpServer(handler)}/db`,
    fetch,
    now,
    onServerTime: (serverTime, heardAt) => {
      serverTimes.push(serverTime)
      heardTimes.push(heardAt)
    },
    requestLimitMs: 500,
    longestAnswer: 1_000_000,
  })
  return { client, serverTimes, heardTimes }
}

const aDocument = { _id: 'visit:1', type: 'visit', text: 'x'.repeat(2_000) }
const send = async (handler: Handler) => (await aServer(handler)).client.bulkDocs('techbar-bar-a', [aDocument])

describe('SY3 what is no answer of a CouchDB is no connection', () => {
  test.each<[string, Handler]>([
    [
      'a captive portal’s page with status 200',
      (_request, _body, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to the Wi-Fi</html>'),
    ],
    [
      'a portal that answers JSON of its own',
      (_request, _body, response) => json(response, 200, { ok: true, login: '/portal' }),
    ],
    [
      'a proxy’s error page',
      (_request, _body, response) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    ],
    [
      'a portal’s own 401',
      (_request, _body, response) => response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    ],
    [
      'a proxy’s own 413',
      (_request, _body, response) => response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>Too large</h1>'),
    ],
    [
      'a redirect, even to a page that speaks as a CouchDB does',
      (request, _body, response) =>
        request.url === '/login' ? json(response, 200, []) : response.writeHead(302, { location: '/login' }).end(),
    ],
    [
      'a truncated body',
      (_request, _body, response) => {
        response.writeHead(201, { 'content-length': '500' })
        response.write('[{"ok":true,')
        response.destroy()
      },
    ],
    [
      'half a JSON with status 201',
      (_request, _body, response) => response.writeHead(201).end('[{"ok":true,"id":"visit:1"'),
    ],
    ['an empty answer with status 200', (_request, _body, response) => response.writeHead(200).end()],
    ['an answer without content', (_request, _body, response) => response.writeHead(204).end()],
    ['an answer from somebody’s cache', (_request, _body, response) => response.writeHead(304).end()],
    ['nothing, in JSON', (_request, _body, response) => json(response, 200, null)],
    [
      'lists in lists without end',
      (_request, _body, response) => response.writeHead(200).end('['.repeat(100_000) + ']'.repeat(100_000)),
    ],
    [
      'what is not packed as it says',
      (_request, _body, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('[]'),
    ],
    [
      'a redirect to elsewhere',
      (_request, _body, response) => response.writeHead(307, { location: 'https://portal.example/' }).end(),
    ],
    [
      'a small packed answer that becomes a huge one',
      (_request, _body, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`[${' '.repeat(1_000_001)}]`)),
    ],
    ['a cut connection', (request) => request.socket.destroy()],
    ['SY8 silence', () => undefined],
    [
      'SY8 an answer that never ends',
      (_request, _body, response) => void response.writeHead(201, { 'content-type': 'application/json' }).write('['),
    ],
  ])('%s', async (_name, handler) => {
    expect(await send(handler)).toEqual({ kind: 'failure', failure: { kind: 'no-connection' } })
  })
})

test.each([
  [
    403,
    { error: 'forbidden', reason: 'You are not allowed to access this db.' },
    { kind: 'refused', reason: 'You are not allowed to access this db.' },
  ],
  [
    404,
    { error: 'not_found', reason: 'Database does not exist.' },
    { kind: 'missing', what: 'Database does not exist.' },
  ],
  [413, { error: 'too_large', reason: 'the request entity is too large' }, { kind: 'too-large' }],
  [429, { error: 'too_many_requests', reason: null }, { kind: 'centre-trouble', status: 429 }],
  [503, { error: 'service_unavailable', reason: 'maintenance' }, { kind: 'centre-trouble', status: 503 }],
])('status %i in CouchDB’s own words is told as it is', async (status, body, failure) => {
  expect(await send((_request, _body, response) => json(response, status, body))).toEqual({ kind: 'failure', failure })
})

test('a packed answer of a length that a centre may give is read', async () => {
  const answer = await send((_request, _body, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`[${' '.repeat(900_000)}]`)),
  )
  expect(answer).toEqual({ kind: 'answer', value: [] })
})

test('SY7 a body of some size goes out compressed', async () => {
  let received: unknown = null
  await send((request, body, response) => {
    expect(request.headers['content-encoding']).toBe('gzip')
    received = contentOf(request, body)
    json(response, 201, [])
  })
  expect(received).toEqual({ docs: [aDocument] })
})

test('SY5 a 401 signs in again once, and asks again', async () => {
  const paths: string[] = []
  let sessions = 0
  const { client } = await aServer((request, _body, response) => {
    paths.push(request.url ?? '')
    if (request.url === '/db/_session') {
      sessions += 1
      return json(response, 200, { ok: true, name: 'tryout', roles: ['tablet'] })
    }
    if (sessions < 2)
      return json(response, 401, { error: 'unauthorized', reason: 'You are not authorized to access this db.' })
    json(response, 201, [{ ok: true, id: 'visit:1', rev: '1-a' }])
  })
  await client.signIn({ name: 'tryout', password: 'TRYOUT-AAAA-BBBB' })
  const answer = await client.bulkDocs('techbar-bar-a', [aDocument])
  expect(answer).toMatchObject({ kind: 'answer', value: [{ id: 'visit:1', rev: '1-a' }] })
  expect(paths).toEqual([
    '/db/_session',
    '/db/techbar-bar-a/_bulk_docs',
    '/db/_session',
    '/db/techbar-bar-a/_bulk_docs',
  ])
})

test('SY5 a mistyped code does not take the place of the account that works', async () => {
  const names: string[] = []
  const { client } = await aServer((request, body, response) => {
    if (request.url !== '/db/_session') return json(response, 401, { error: 'unauthorized', reason: 'expired' })
    const { name } = JSON.parse(body.toString()) as { name: string }
    names.push(name)
    if (name === 'mistyped')
      return json(response, 401, { error: 'unauthorized', reason: 'Name or password is incorrect.' })
    json(response, 200, { ok: true, name, roles: [] })
  })
  await client.signIn({ name: 'tryout', password: 'TRYOUT-AAAA-BBBB' })
  expect(await client.signIn({ name: 'mistyped', password: 'MISTYPED-AAAA-BBBB' })).toEqual({
    kind: 'failure',
    failure: { kind: 'signed-out' },
  })
  await client.readDocuments('techbar-bar-a', ['visit:1'])
  expect(names).toEqual(['tryout', 'mistyped', 'tryout'])
})

test('SY15 the centre’s time is set against the tablet’s at the arrival of the head, before the body is in', async () => {
  let endBody: () => void = () => undefined
  const { client, heardTimes } = await aServer(
    (_request, _body, response) => {
      endBody = () => void response.end(']')
      response.writeHead(201, { 'content-type': 'application/json' })
      response.write('[')
    },
    () => {
      endBody()
      return new Date()
    },
  )
  expect(await client.bulkDocs('techbar-bar-a', [aDocument])).toMatchObject({ kind: 'answer' })
  expect(heardTimes).toHaveLength(1)
})

test('SY15 a long-poll says nothing of the time: its head may be as old as the waiting', async () => {
  const { client, serverTimes } = await aServer((_request, _body, response) =>
    json(response, 200, { results: [], last_seq: '1', pending: 0 }),
  )
  const question = { since: '0', limit: 1, isWaiting: true }
  expect(await client.changes('techbar-bar-a', question, new AbortController().signal)).toMatchObject({
    kind: 'answer',
  })
  expect(serverTimes).toEqual([])
})

test('the centre’s own time comes with each answer', async () => {
  const { client, serverTimes } = await aServer((_request, _body, response) => {
    response.setHeader('date', 'Tue, 24 Nov 2026 10:00:00 GMT')
    json(response, 201, [])
  })
  await client.bulkDocs('techbar-bar-a', [aDocument])
  expect(serverTimes).toEqual([new Date('2026-11-24T10:00:00Z')])
})
