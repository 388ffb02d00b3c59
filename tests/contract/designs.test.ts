import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

const validate = `function (newDoc, oldDoc, userCtx, secObj) {
  if (newDoc._deleted) return
  if (newDoc.poison) throw({ forbidden: 'poison is refused' })
  if (newDoc.needsLogin && userCtx.name !== newDoc.needsLogin) throw({ unauthorized: 'sign in' })
  if (newDoc.mustGrow && oldDoc && newDoc.mustGrow < oldDoc.mustGrow) throw({ forbidden: 'must grow' })
  if (newDoc.onlyManagers && secObj.admins.roles.indexOf('manager') === -1) throw({ forbidden: 'no managers' })
}`

const design = {
  language: 'javascript',
  validate_doc_update: validate,
  views: {
    byType: { map: 'function (doc) { if (doc.type) emit([doc.type, doc.n], 1) }', reduce: '_sum' },
    stats: { map: 'function (doc) { if (typeof doc.n === "number") emit(doc.type, doc.n) }', reduce: '_stats' },
    count: { map: 'function (doc) { emit(doc._id, null) }', reduce: '_count' },
    own: {
      map: 'function (doc) { if (doc.type) emit(doc.type, doc.n) }',
      reduce: 'function (keys, values, rereduce) { return Math.max.apply(null, values) }',
    },
    mixed: { map: 'function (doc) { (doc.keys || []).forEach(function (key) { emit(key, null) }) }' },
    broken: { map: 'function (doc) { emit(doc.nothing.at.all, 1) }' },
  },
}

describe.each(contractServers)('$name on design documents', ({ open }) => {
  let server: ContractServer
  let ann: Person
  let at = ''
  beforeAll(async () => {
    server = await open()
    ann = await server.makePerson(['bar:a'])
    at = `/${await server.makeDatabase()}`
    const security = { admins: { names: [], roles: ['manager'] }, members: { names: [], roles: ['bar:a'] } }
    await call('PUT', '/_security', security)
    await call('PUT', '/_design/app', design)
    const docs = [
      { _id: 'v1', type: 'visit', n: 2 },
      { _id: 'v2', type: 'visit', n: 2 },
      { _id: 'v3', type: 'visit', n: 5 },
      { _id: 's1', type: 'swap', n: 7 },
      { _id: 'k', keys: [{ b: 1 }, ['x'], 'b', 'B', 'a', 10, 9, true, false, null] },
    ]
    await call('POST', '/_bulk_docs', { docs })
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown, as: Person = server.admin) =>
    server.call(method, at + path, { as, ...(body === undefined ? {} : { body }) })
  const view = async (path: string) => (await call('GET', `/_design/app/_view/${path.replaceAll('"', '%22')}`)).json

  test('are kept as they are, and must compile', async () => {
    expect(await call('GET', '/_design/app')).toMatchObject({ status: 200, json: { _id: '_design/app', ...design } })
    const body = { views: { v: { map: 'function (doc) {' } } }
    expect(await call('PUT', '/_design/bad', body)).toMatchObject(
      refusal(400, 'compilation_error', /^Compilation of the map function in the 'v' view failed: /),
    )
    expect(await call('GET', '/_design/bad/_view/v')).toMatchObject(refusal(404, 'not_found', 'missing'))
    expect(await call('GET', '/_design/app/_view/none')).toMatchObject(refusal(404, 'not_found', 'missing_named_view'))
  })

  describe('validate', () => {
    test('everyone, administrators too', async () => {
      const refused = refusal(403, 'forbidden', 'poison is refused')
      expect(await call('PUT', '/p', { poison: true }, ann)).toMatchObject(refused)
      expect(await call('PUT', '/p', { poison: true })).toMatchObject(refused)
      expect(await call('GET', '/p')).toMatchObject({ status: 404 })
    })

    test('by who asks, by the old document and by the security', async () => {
      expect(await call('PUT', '/login', { needsLogin: ann.name })).toMatchObject(
        refusal(401, 'unauthorized', 'sign in'),
      )
      expect(await call('PUT', '/login', { needsLogin: ann.name }, ann)).toMatchObject({ status: 201 })
      const { json } = await call('PUT', '/grow', { mustGrow: 2 })
      const { rev: _rev } = json as { readonly rev: string }
      expect(await call('PUT', '/grow', { _rev, mustGrow: 1 })).toMatchObject(refusal(403, 'forbidden', 'must grow'))
      expect(await call('PUT', '/grow', { _rev, mustGrow: 3 })).toMatchObject({ status: 201 })
      expect(await call('PUT', '/managers', { onlyManagers: true })).toMatchObject({ status: 201 })
    })

    test('each of a bulk by itself, and the others go on', async () => {
      const docs = [{ _id: 'g1' }, { _id: 'g2', poison: true }, { _id: 'g3' }]
      expect(await call('POST', '/_bulk_docs', { docs }, ann)).toMatchObject({
        status: 201,
        json: [
          { ok: true, id: 'g1' },
          { id: 'g2', error: 'forbidden', reason: 'poison is refused' },
          { ok: true, id: 'g3' },
        ],
      })
      const replicated = {
        new_edits: false,
        docs: [
          { _id: 'g4', _rev: '1-aa', poison: true },
          { _id: 'g5', _rev: '1-aa' },
        ],
      }
      expect((await call('POST', '/_bulk_docs', replicated, ann)).json).toMatchObject([
        { id: 'g4', rev: '1-aa', error: 'forbidden', reason: 'poison is refused' },
      ])
      expect(await call('GET', '/g5')).toMatchObject({ status: 200 })
    })

    test('a replicated change by its nearest known ancestor', async () => {
      const { json } = await call('PUT', '/ancestor', { mustGrow: 5 })
      const ids = ['bb', 'aa', (json as { readonly rev: string }).rev.slice(2)]
      const shrunk = { _id: 'ancestor', _rev: '3-bb', _revisions: { start: 3, ids }, mustGrow: 1 }
      expect((await call('POST', '/_bulk_docs', { new_edits: false, docs: [shrunk] })).json).toMatchObject([
        { id: 'ancestor', error: 'forbidden', reason: 'must grow' },
      ])
    })

    test('deletions go by the same rule', async () => {
      const { json } = await call('PUT', '/deleted', {})
      expect(
        await call('DELETE', `/deleted?rev=${(json as { readonly rev: string }).rev}`, undefined, ann),
      ).toMatchObject({
        status: 200,
      })
    })

    test('a thousand documents in one go', async () => {
      const docs = Array.from({ length: 1000 }, (_, n) => ({ _id: `bulk-${n}`, poison: n % 10 === 0 }))
      const { json } = await call('POST', '/_bulk_docs', { docs })
      expect(
        (json as readonly { readonly error?: string }[]).filter(({ error }) => error === 'forbidden'),
      ).toHaveLength(100)
    })
  })

  describe('views', () => {
    test('reduce by all, by key and by a part of it', async () => {
      expect(await view('byType')).toEqual({ rows: [{ key: null, value: 4 }] })
      expect(await view('byType?group=true')).toEqual({
        rows: [
          { key: ['swap', 7], value: 1 },
          { key: ['visit', 2], value: 2 },
          { key: ['visit', 5], value: 1 },
        ],
      })
      expect(await view('byType?group_level=1')).toEqual({
        rows: [
          { key: ['swap'], value: 1 },
          { key: ['visit'], value: 3 },
        ],
      })
      expect(await view('stats?group=true')).toEqual({
        rows: [
          { key: 'swap', value: { sum: 7, count: 1, min: 7, max: 7, sumsqr: 49 } },
          { key: 'visit', value: { sum: 9, count: 3, min: 2, max: 5, sumsqr: 33 } },
        ],
      })
      expect(await view('own?group=true')).toEqual({
        rows: [
          { key: 'swap', value: 7 },
          { key: 'visit', value: 5 },
        ],
      })
    })

    test('give rows in order, with documents on request', async () => {
      expect(await view('byType?reduce=false&include_docs=true')).toMatchObject({
        total_rows: 4,
        offset: 0,
        rows: [
          { id: 's1', key: ['swap', 7], value: 1, doc: { _id: 's1', n: 7 } },
          { id: 'v1', key: ['visit', 2], value: 1, doc: { _id: 'v1' } },
          { id: 'v2', key: ['visit', 2], value: 1, doc: { _id: 'v2' } },
          { id: 'v3', key: ['visit', 5], value: 1, doc: { _id: 'v3' } },
        ],
      })
    })

    test.each([
      ['startkey=["visit"]&endkey=["visit",{}]', ['v1', 'v2', 'v3'], 1],
      ['key=["visit",2]', ['v1', 'v2'], 1],
      ['startkey=["visit",2]&startkey_docid=v2&endkey=["visit",{}]', ['v2', 'v3'], 2],
      ['startkey=["visit",2]&endkey=["visit",5]&inclusive_end=false', ['v1', 'v2'], 1],
      ['descending=true&limit=2', ['v3', 'v2'], 0],
      ['skip=1&limit=2', ['v1', 'v2'], 1],
    ])('%s gives %j', async (query, ids, offset) => {
      const answer = (await view(`byType?reduce=false&${query}`)) as {
        readonly rows: readonly { readonly id: string }[]
      }
      expect(answer.rows.map(({ id }) => id)).toEqual(ids)
      expect(answer).toMatchObject({ total_rows: 4, offset })
    })

    test('answer many keys at once', async () => {
      const body = {
        keys: [
          ['visit', 2],
          ['swap', 7],
        ],
      }
      const answer = await call('POST', '/_design/app/_view/byType?reduce=false', body)
      expect((answer.json as { readonly rows: readonly { readonly id: string }[] }).rows.map(({ id }) => id)).toEqual([
        'v1',
        'v2',
        's1',
      ])
    })

    test('sort by kind, and texts as people do', async () => {
      const { rows } = (await view('mixed')) as { readonly rows: readonly { readonly key: unknown }[] }
      expect(rows.map(({ key }) => key)).toEqual([null, false, true, 9, 10, 'a', 'b', 'B', ['x'], { b: 1 }])
    })

    test('follow changes and deletions', async () => {
      const before = await view('count')
      const { json } = await call('PUT', '/counted', {})
      expect(await view('count')).toEqual({ rows: [{ key: null, value: valueOf(before) + 1 }] })
      await call('DELETE', `/counted?rev=${(json as { readonly rev: string }).rev}`)
      expect(await view('count')).toEqual(before)
    })

    test('leave out a document that the function stumbles over', async () => {
      expect(await view('broken')).toMatchObject({ total_rows: 0, rows: [] })
    })

    test('tell up to where they have read', async () => {
      expect(await view('count?update_seq=true')).toMatchObject({ update_seq: expect.stringMatching(/^\d+-/) })
    })
  })
})

function valueOf(answer: unknown): number {
  return (answer as { readonly rows: readonly [{ readonly value: number }] }).rows[0].value
}
