import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Written = { readonly id: string; readonly rev: string }

describe.each(contractServers)('$name on documents', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    server.call(method, at + path, { as: server.admin, headers, ...(body === undefined ? {} : { body }) })
  const put = async (id: string, body: object) => (await call('PUT', `/${id}`, body)).json as Written

  test('a new one gets its first revision, and comes back as it was', async () => {
    const answer = await call('PUT', '/new', {
      type: 'visit',
      n: 1,
      nested: { list: [1, 'two', null, { three: 3.5 }] },
    })
    const { rev } = answer.json as Written
    expect(answer).toMatchObject({ status: 201, json: { ok: true, id: 'new' } })
    expect(rev).toMatch(/^1-[0-9a-f]{32}$/)
    expect(answer.headers.etag).toBe(`"${rev}"`)
    expect(answer.headers.location).toMatch(/\/new$/)
    const read = await call('GET', '/new')
    expect(read.json).toEqual({
      _id: 'new',
      _rev: rev,
      type: 'visit',
      n: 1,
      nested: { list: [1, 'two', null, { three: 3.5 }] },
    })
    expect(read.headers.etag).toBe(`"${rev}"`)
    expect(read.headers['content-type']).toBe('application/json')
    expect(await call('HEAD', '/new')).toMatchObject({ status: 200, text: '' })
    expect(await call('GET', '/new', undefined, { 'if-none-match': `"${rev}"` })).toMatchObject({
      status: 304,
      text: '',
    })
  })

  test('a change needs the revision that it was made on', async () => {
    const { rev } = await put('changed', { n: 1 })
    const conflict = refusal(409, 'conflict', 'Document update conflict.')
    expect(await call('PUT', '/changed', { n: 2 })).toMatchObject(conflict)
    expect(await call('PUT', '/changed', { n: 2, _rev: `1-${'0'.repeat(32)}` })).toMatchObject(conflict)
    const second = await put('changed', { n: 2, _rev: rev })
    expect(second.rev).toMatch(/^2-/)
    expect(await call('PUT', '/changed', { n: 3, _rev: rev })).toMatchObject(conflict)
    expect(await call('PUT', `/changed?rev=${second.rev}`, { n: 3 })).toMatchObject({ status: 201 })
  })

  test('the revision may come in If-Match; two that differ are refused', async () => {
    const { rev } = await put('matched', { n: 1 })
    const answer = await call('PUT', '/matched', { n: 2 }, { 'if-match': rev })
    expect(answer.status).toBe(201)
    const { rev: second } = answer.json as Written
    expect(await call('PUT', `/matched?rev=${rev}`, { n: 3, _rev: second })).toMatchObject(
      refusal(400, 'bad_request', 'Document rev from request body and query string have different values'),
    )
  })

  test.each([
    ['a malformed revision', '/m1', { _rev: 'abc' }, 'bad_request', 'Invalid rev format'],
    [
      'an unknown member with an underscore',
      '/m2',
      { _nonsense: 1 },
      'doc_validation',
      'Bad special document member: _nonsense',
    ],
    ['a list', '/m3', [1], 'bad_request', 'Document must be a JSON object'],
    ['an id with an underscore', '/_bad', {}, 'illegal_docid', 'Only reserved document ids may start with underscore.'],
  ])('%s is refused', async (_, path, body, error, reason) => {
    expect(await call('PUT', path, body)).toMatchObject(refusal(400, error, reason))
  })

  test('the id in the address counts', async () => {
    expect(await call('PUT', '/by-address', { _id: 'by-body' })).toMatchObject({
      status: 201,
      json: { id: 'by-address' },
    })
    expect(await call('GET', '/by-body')).toMatchObject(refusal(404, 'not_found', 'missing'))
  })

  test.each(['a%2Fb%20%C3%A9', '%E4%B8%AD%E6%96%87', 'plus+plus', 'colon:and%3Fquestion', '%F0%9F%98%80'])(
    'an id may be %s',
    async (id) => {
      const decoded = decodeURIComponent(id)
      expect(await call('PUT', `/${id}`, { ok: true })).toMatchObject({ status: 201, json: { id: decoded } })
      expect(await call('GET', `/${id}`)).toMatchObject({ status: 200, json: { _id: decoded, ok: true } })
      expect((await call('GET', '/_all_docs')).json).toMatchObject({
        rows: expect.arrayContaining([expect.objectContaining({ id: decoded })]),
      })
    },
  )

  test('POST makes an id, or takes the one that is given', async () => {
    const made = await call('POST', '', { a: 1 })
    expect(made).toMatchObject({ status: 201, json: { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) } })
    expect(made.headers.location).toContain((made.json as Written).id)
    expect(await call('POST', '', { _id: 'posted', a: 1 })).toMatchObject({ status: 201, json: { id: 'posted' } })
    expect(await call('POST', '', { _id: 'posted', a: 1 })).toMatchObject({ status: 409 })
  })

  test('POST takes only JSON that says so', async () => {
    expect(await call('POST', '', 'a=1', { 'content-type': 'text/plain' })).toMatchObject(
      refusal(415, 'bad_content_type', 'Content-Type must be application/json'),
    )
  })

  test('numbers and text come back as they were', async () => {
    const raw = String.raw`{"f":1.5e300,"i":9007199254740991,"s":"\u0000\ud83d\ude00","e":"","neg":-0.5,"big":1e21}`
    expect(await call('PUT', '/values', raw)).toMatchObject({ status: 201 })
    expect(await call('GET', '/values')).toMatchObject({
      json: { f: 1.5e300, i: 9_007_199_254_740_991, s: '\u0000😀', e: '', neg: -0.5, big: 1e21 },
    })
  })

  test('what is missing, unknown or deleted is not found, and says which', async () => {
    const { rev } = await put('gone', { n: 1 })
    expect(await call('GET', '/never')).toMatchObject(refusal(404, 'not_found', 'missing'))
    expect(await call('GET', `/gone?rev=9-${'0'.repeat(32)}`)).toMatchObject(refusal(404, 'not_found', 'missing'))
    const deleted = await call('DELETE', `/gone?rev=${rev}`)
    expect(deleted).toMatchObject({ status: 200, json: { ok: true, id: 'gone', rev: expect.stringMatching(/^2-/) } })
    expect(await call('GET', '/gone')).toMatchObject(refusal(404, 'not_found', 'deleted'))
    const { rev: tombstone } = deleted.json as Written
    expect(await call('GET', `/gone?rev=${tombstone}`)).toMatchObject({
      json: { _id: 'gone', _rev: tombstone, _deleted: true },
    })
    expect(await put('gone', { again: 1 })).toMatchObject({ rev: expect.stringMatching(/^3-/) })
  })

  test('a deletion needs the revision', async () => {
    await put('kept', { n: 1 })
    expect(await call('DELETE', '/kept')).toMatchObject(refusal(409, 'conflict', 'Document update conflict.'))
    expect(await call('DELETE', '/never')).toMatchObject(refusal(404, 'not_found'))
  })

  test('COPY makes a new document of an old one', async () => {
    await put('original', { type: 'visit', n: 2 })
    expect(await call('COPY', '/original', undefined, { destination: 'copied' })).toMatchObject({
      status: 201,
      json: { ok: true, id: 'copied', rev: expect.stringMatching(/^1-/) },
    })
    expect(await call('GET', '/copied')).toMatchObject({ json: { type: 'visit', n: 2 } })
    expect(await call('COPY', '/original', undefined, { destination: 'copied' })).toMatchObject({ status: 409 })
  })

  test('revisions are told on request', async () => {
    const first = await put('history', { n: 1 })
    const second = await put('history', { n: 2, _rev: first.rev })
    const ids = [second.rev, first.rev].map((rev) => rev.slice(2))
    expect(await call('GET', `/history?rev=${first.rev}`)).toMatchObject({
      status: 200,
      json: { n: 1, _rev: first.rev },
    })
    expect(await call('GET', '/history?revs=true')).toMatchObject({ json: { _revisions: { start: 2, ids } } })
    expect(await call('GET', '/history?revs_info=true')).toMatchObject({
      json: {
        _revs_info: [
          { rev: second.rev, status: 'available' },
          { rev: first.rev, status: 'available' },
        ],
      },
    })
    expect(await call('GET', '/history?open_revs=all')).toMatchObject({ json: [{ ok: { _rev: second.rev, n: 2 } }] })
    const wanted = encodeURIComponent(JSON.stringify([second.rev, '7-nonsense']))
    expect((await call('GET', `/history?open_revs=${wanted}`)).json).toEqual(
      expect.arrayContaining([{ ok: expect.objectContaining({ n: 2 }) }, { missing: '7-nonsense' }]),
    )
    expect((await call('GET', '/history?conflicts=true')).json).not.toHaveProperty('_conflicts')
  })
})
