import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aStamp } from '../../../src/testing/aStamp.ts'
import { aVisit } from '../../../src/testing/aVisit.ts'
import { type Answer, createCall } from '../../contract/contractClient.ts'
import { testServers } from '../centreServers.ts'
import { aPeopledCentre, bar, barDatabase, otherBar, type PeopledCentre, sent } from './aPeopledCentre.ts'

const visit = aVisit([{ kind: 'noted', text: `${'a'.repeat(1_500)}!` }], { id: 'visit:witness' })
const witness = sent(visit)
const text = (value: unknown) => JSON.stringify(value)

describe.each(testServers)('hostile requests to $name', (server) => {
  let centre: PeopledCentre
  let cookie = ''
  beforeAll(async () => {
    centre = await aPeopledCentre(server)
    await centre.attempt('tablet', 'PUT', `/${barDatabase}/${witness._id}`, { body: witness })
    const foreign = sent(aVisit([], { id: 'visit:foreign', barId: otherBar }))
    await centre.attempt('administrator', 'PUT', `/techbar-bar-${otherBar}/visit:foreign`, { body: foreign })
    const { headers } = await centre.attempt('nobody', 'POST', '/_session', { body: centre.person('tablet') })
    cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }, 150_000)
  afterAll(() => centre.release())
  // Whatever was tried: it serves on, and holds what it held.
  afterEach(async () => {
    const { json } = await centre.attempt('administrator', 'GET', `/${barDatabase}/${witness._id}`)
    expect(json).toMatchObject({ _id: witness._id, events: witness.events })
  })

  const tellsNothing = ({ status, text: said }: Answer, statuses: readonly number[]) => {
    expect(statuses, `${status}: ${said.slice(0, 200)}`).toContain(status)
    for (const word of ['visit:', 'person:', 'org.couchdb.user', 'derived_key', 'root:'])
      expect(said).not.toContain(word)
  }

  describe('paths', () => {
    test.each([
      `/${barDatabase}/../techbar-central/_all_docs`,
      `/${barDatabase}/..%2ftechbar-central/_all_docs`,
      `/${barDatabase}%2f..%2ftechbar-bar-${otherBar}/_all_docs`,
      `/${barDatabase}/%2e%2e/techbar-bar-${otherBar}/_all_docs`,
      `/${barDatabase}%252f..%252ftechbar-bar-${otherBar}/_all_docs`,
      `/${barDatabase}/..;/techbar-bar-${otherBar}/_all_docs`,
      `/techbar-bar-${otherBar}%00/_all_docs`,
      `/techbar-bar-${otherBar}%20/_all_docs`,
      `/techbar%2dbar%2d${otherBar}/_all_docs`,
      `/TECHBAR-BAR-${otherBar}/_all_docs`,
      `//techbar-bar-${otherBar}/_all_docs`,
      `/.//techbar-bar-${otherBar}/_all_docs`,
      `/techbar-bar-${otherBar}\\_all_docs`,
      `/techbar-bar-${otherBar}/_all_docs%3finclude_docs=true`,
      `/techbar-bar-${otherBar}/visit%3aforeign`,
      `/techbar-bar-${otherBar}/_design/validation/../../_all_docs`,
      '/_users%2f_all_docs',
      '/%5fusers/_all_docs',
      '/_users/org.couchdb.user%3atechbar-test-manager',
      '/_replicator/_all_docs',
      '/_node/_local/_config/admins',
      '/_node/_local/_stats',
      '/_utils/',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%c0%af..%c0%afetc/passwd',
      '/%ff/_all_docs',
    ])('%s lead a tablet nowhere', async (path) => {
      tellsNothing(await centre.attempt('tablet', 'GET', path), [400, 401, 403, 404])
    })
  })

  describe('headers', () => {
    test.each<readonly [string, Readonly<Record<string, string>>]>([
      ["a proxy's word for who it is", { 'x-auth-couchdb-username': 'admin', 'x-auth-couchdb-roles': '_admin' }],
      [
        "a proxy's word with a token",
        { 'x-auth-couchdb-username': 'admin', 'x-auth-couchdb-roles': '_admin', 'x-auth-couchdb-token': '0' },
      ],
      ['a forwarded user', { 'x-forwarded-user': 'admin', 'remote-user': 'admin', 'x-remote-user': 'admin' }],
      [
        'a forwarded address',
        { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1;by=admin' },
      ],
      ['a forwarded host', { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' }],
      [
        'another path in a header',
        { 'x-original-url': '/_up', 'x-rewrite-url': '/_up', 'x-couchdb-requested-path': '/_up' },
      ],
      ['another host', { host: 'evil.example' }],
      ['a token of another kind', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' }],
      ['Basic without a password', { authorization: `Basic ${Buffer.from('admin:').toString('base64')}` }],
      ['Basic without a colon', { authorization: `Basic ${Buffer.from('admin').toString('base64')}` }],
      ['an origin of elsewhere', { origin: 'https://evil.example' }],
      ['a method in a header', { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE' }],
    ])('%s makes nobody somebody', async (_what, headers) => {
      const answer = await centre.attempt('nobody', 'GET', `/${barDatabase}/_all_docs`, { headers })
      tellsNothing(answer, [400, 401])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    })

    test('a method in a header deletes nothing', async () => {
      const { json } = await centre.attempt('tablet', 'GET', `/${barDatabase}/${witness._id}`)
      const path = `/${barDatabase}/${witness._id}?rev=${(json as { readonly _rev: string })._rev}`
      const headers = { 'x-http-method-override': 'DELETE' }
      expect([403, 405]).toContain((await centre.attempt('tablet', 'POST', path, { headers, body: {} })).status)
    })

    test('headers without end are cut off', async () => {
      const { hostname, port } = new URL(centre.url)
      const said = await new Promise<string>((resolve) => {
        let heard = ''
        const socket = connect({ host: hostname, port: Number(port) })
        socket.on('data', (chunk) => (heard += chunk.toString()))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(heard))
        socket.write(`GET / HTTP/1.1\r\nhost: ${hostname}\r\nx-long: ${'x'.repeat(200_000)}\r\n\r\n`)
      })
      expect(said).toMatch(/^$|^HTTP\/1\.1 (400|413|431) /)
    })
  })

  describe('cookies', () => {
    const ofAdmin = `AuthSession=${Buffer.from(`admin:${Math.floor(Date.now() / 1000).toString(16)}:`).toString('base64url')}`
    const read = (sentCookie: string, database = 'techbar-central') =>
      createCall(centre.url)('GET', `/${database}/_all_docs`, { headers: { cookie: sentCookie } })

    test.each<readonly [string, () => string]>([
      ['an administrator in a cookie without a signature', () => ofAdmin],
      [
        'an administrator in the place of the name',
        () => cookie.replace(/=[^:]+:/, `=${Buffer.from('admin').toString('base64url')}:`),
      ],
      ['a cookie that is cut short', () => cookie.slice(0, -5)],
      ['a cookie of another time', () => cookie.replace(/:[0-9A-Fa-f]+:/, ':7FFFFFFF:')],
      ['an empty cookie', () => 'AuthSession='],
      ['a cookie of signs', () => 'AuthSession=%00%ff"; drop'],
      ['a cookie named like a part of every object', () => '__proto__=x; constructor=y; AuthSession=toString'],
      ['a forged cookie before the own one', () => `${ofAdmin}; ${cookie}`],
      ['a forged cookie after the own one', () => `${cookie}; ${ofAdmin}`],
      ['the own cookie under another name', () => cookie.replace('AuthSession', 'authsession')],
    ])('%s opens nothing', async (_what, of) => {
      tellsNothing(await read(of()), [400, 401, 403])
    })

    test('the own cookie opens what is its own, and no more', async () => {
      expect((await read(cookie, barDatabase)).status).toBe(200)
      tellsNothing(await read(cookie), [403])
    })
  })

  describe('signing in', () => {
    test.each<readonly [string, unknown]>([
      ['a wrong password', { name: 'techbar-test-manager', password: 'wrong' }],
      ['an empty password', { name: 'techbar-test-officer', password: '' }],
      ['a name in other letters', { name: 'TECHBAR-TEST-MANAGER', password: 'of manager' }],
      ['a name with a sign that ends it', { name: 'techbar-test-manager\u0000', password: 'of manager' }],
      ['a path for a name', { name: '../techbar-test-manager', password: 'of manager' }],
      ['a name that every object has', { name: '__proto__', password: 'x' }],
      ['a name of a function', { name: 'constructor', password: 'x' }],
      ['no name', { password: 'of manager' }],
      ['a question for a name', { name: { $ne: null }, password: 'x' }],
      ['a list of passwords', { name: 'techbar-test-manager', password: ['of manager'] }],
      ['a list', ['techbar-test-manager', 'of manager']],
      ['no JSON', '{"name":'],
    ])('with %s is refused, and gives no session', async (_what, body) => {
      const answer = await centre.attempt('nobody', 'POST', '/_session', { body })
      tellsNothing(answer, [400, 401])
      expect(answer.headers['set-cookie']?.[0] ?? 'AuthSession=;').toMatch(/^AuthSession=;/)
    })

    test('a password in the address signs nobody in', async () => {
      const { name, password } = centre.person('manager')
      const path = `/techbar-central/_all_docs?name=${name}&password=${encodeURIComponent(password)}`
      tellsNothing(await centre.attempt('nobody', 'GET', path), [401])
    })
  })

  describe('documents', () => {
    const nested = (depth: number) => `{"_id":"visit:deep","a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    test.each<readonly [string, unknown]>([
      ['a list', []],
      ['a number', '7'],
      ['nothing', 'null'],
      ['half a document', '{"type":"visit"'],
      ['what would be every object', '{"__proto__":{"type":"visit","roles":["_admin"]}}'],
      ['a kind that every object has', { type: '__proto__' }],
      ['a kind that is a function', { type: 'hasOwnProperty' }],
      ['a kind that is none', { type: { toString: 'visit' } }],
      ['members of CouchDB', { ...witness, _id: 'visit:x', _security: {} }],
      ['another id than its path', { ...witness, _id: 'visit:y', id: 'visit:z' }],
      ['a document nested 5,000 deep', nested(5_000)],
      ['a document of nine million characters', { ...witness, _id: 'visit:large', note: 'x'.repeat(9_000_000) }],
      [
        '6,000 events',
        {
          ...witness,
          _id: 'visit:x',
          events: Array.from({ length: 6_000 }, (_, at) => ({ ...visit.events[0], id: `e${at}` })),
        },
      ],
      ['an id with signs of a page', { ...witness, _id: 'visit:<script>' }],
      ['an id with a blank', { ...witness, _id: 'visit:a b' }],
      ['an id of 200 letters', { ...witness, _id: `visit:${'a'.repeat(200)}` }],
    ])('%s is no record', async (_what, body) => {
      const { _id = 'visit:hostile' } = (typeof body === 'object' ? body : {}) as { readonly _id?: string }
      const { status } = await centre.attempt('tablet', 'PUT', `/${barDatabase}/${encodeURIComponent(_id)}`, { body })
      expect([400, 403, 413]).toContain(status)
    })

    test('an event named like a part of every object is kept as any other', async () => {
      const events = [...visit.events, { ...aStamp(9, { id: '__proto__' }), seq: 9, kind: 'noted', text: 'x' }]
      const path = `/${barDatabase}/visit:proto`
      const first = await centre.attempt('tablet', 'PUT', path, { body: { ...witness, _id: 'visit:proto', events } })
      const { rev: _rev } = first.json as { readonly rev: string }
      const body = { ...witness, _id: 'visit:proto', _rev }
      expect(await centre.attempt('tablet', 'PUT', path, { body })).toMatchObject({
        status: 403,
        json: { reason: expect.stringContaining("lacks the entry '__proto__'") as string },
      })
    })

    test.each(['_bulk_docs', '_bulk_get', '_all_docs', '_find', '_revs_diff', '_missing_revs', '_purge', '_index'])(
      'a body that %s does not expect is refused, and nothing falls',
      async (part) => {
        for (const body of [
          '[]',
          '"x"',
          '{"docs":7}',
          '{"docs":[7]}',
          '{"keys":7}',
          '{"selector":[]}',
          nested(5_000),
        ]) {
          const { status } = await centre.attempt('tablet', 'POST', `/${barDatabase}/${part}`, { body })
          expect(status, `${part} ${body.slice(0, 40)}`).not.toBe(500)
        }
      },
    )

    test('many at once of another bar are all refused', async () => {
      const docs = [{ id: 'visit:foreign' }]
      for (const [part, body] of [
        ['_bulk_get', { docs }],
        ['_all_docs', { keys: ['visit:foreign'] }],
        ['_bulk_docs', { docs: [witness] }],
      ] as const)
        tellsNothing(await centre.attempt('tablet', 'POST', `/techbar-bar-${otherBar}/${part}`, { body }), [403])
      const inOwn = await centre.attempt('tablet', 'POST', `/${barDatabase}/_bulk_get`, { body: { docs } })
      expect(text(inOwn.json)).not.toContain(`"barId":"${otherBar}"`)
    })

    test.each([
      '__proto__=1&constructor=2',
      'limit=1&limit=-1',
      'include_docs=maybe',
      'startkey=%00',
      `key=${'%5B'.repeat(600)}`,
    ])('the parameters %s harm nothing', async (query) => {
      const { status } = await centre.attempt('tablet', 'GET', `/${barDatabase}/_all_docs?${query}`)
      expect([200, 400]).toContain(status)
    })
  })

  describe('questions', () => {
    test.each([
      ['a pattern that never ends', { type: { $regex: '^(v+i*)+(s|i|t)+$' } }],
      ['a pattern over a long text', { events: { $elemMatch: { text: { $regex: '^(a+)+$' } } } }],
      ['alternatives that are the same', { events: { $elemMatch: { text: { $regex: '^(a|a|a)*$' } } } }],
      ['a pattern that looks back', { events: { $elemMatch: { text: { $regex: '(a*)*\\1b' } } } }],
      ['half a pattern', { type: { $regex: '(' } }],
      ['a function', { $where: 'process.exit()' }],
      ['an operator that there is not', { type: { $function: 'x' } }],
      ['what would be every object', { constructor: { prototype: { $exists: true } } }],
    ])('%s is answered, and holds nobody up', async (_what, selector) => {
      const { status } = await centre.attempt('tablet', 'POST', `/${barDatabase}/_find`, { body: { selector } })
      expect([200, 400]).toContain(status)
    })

    test('a tablet makes no index, which is a design document', async () => {
      const body = { index: { fields: ['barId'] }, name: 'mine', ddoc: 'mine' }
      expect([401, 403]).toContain((await centre.attempt('tablet', 'POST', `/${barDatabase}/_index`, { body })).status)
      const { status } = await centre.attempt('administrator', 'GET', `/${barDatabase}/_design/mine`)
      expect(status).toBe(404)
    })

    test('a filter of its own is none: functions come from design documents alone', async () => {
      const path = `/${barDatabase}/_changes?filter=_view&view=figures/none`
      expect([400, 404]).toContain((await centre.attempt('tablet', 'GET', path)).status)
      const temporary = await centre.attempt('tablet', 'POST', `/${barDatabase}/_temp_view`, { body: { map: 'x' } })
      expect([400, 403, 404, 405, 410]).toContain(temporary.status)
    })
  })

  test(`the marks of ${bar} do not reach the records`, async () => {
    const path = `/${barDatabase}/_local/${encodeURIComponent('../visit:witness')}`
    expect((await centre.attempt('tablet', 'PUT', path, { body: { x: 1 } })).status).toBeLessThan(500)
  })
})
