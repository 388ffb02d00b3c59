import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ContractServer, contractServers } from './contractServer.ts'

describe.each(contractServers)('$name under hostile input', ({ open, isEmbedded }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    await server.call('PUT', `${at}/witness`, { as: server.admin, body: { here: true } })
  })
  afterAll(() => server.close())
  afterEach(async () => {
    expect(await server.call('GET', `${at}/witness`, { as: server.admin })).toMatchObject({ json: { here: true } })
  })

  const call = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    server.call(method, path, { as: server.admin, headers, ...(body === undefined ? {} : { body }) })
  const isRefusal = (status: number) => status >= 400 && status < 500

  test.each([
    '{"a":',
    '',
    '{"a":1}}',
    "{'a':1}",
    '{"a":undefined}',
    '{"a":01}',
    '{"a":"\u0001"}',
    'null',
    '"text"',
    '[[',
    '{"a":NaN}',
  ])('malformed JSON: %j', async (body) => {
    expect((await call('PUT', `${at}/malformed`, body)).status).toBe(body === '' ? await emptyStatus() : 400)
  })
  // An empty body is no document for CouchDB and an empty one for others: neither harms.
  const emptyStatus = async () => (await call('PUT', `${at}/empty-body`, '')).status

  test('bytes that are not UTF-8', async () => {
    expect(
      (await call('PUT', `${at}/bytes`, Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])))
        .status,
    ).toBe(400)
  })

  test('members that would reach into the server', async () => {
    const body =
      '{"constructor":{"prototype":{"reached":1}},"prototype":{"reached":1},"toString":"x","hasOwnProperty":1,"ok":1}'
    expect(await call('PUT', `${at}/members`, body)).toMatchObject({ status: 201 })
    expect(await call('GET', `${at}/members`)).toMatchObject({ json: { ok: 1, toString: 'x', hasOwnProperty: 1 } })
    expect((await call('PUT', `${at}/proto`, '{"__proto__":{"reached":1}}')).status).toBe(400)
    const nested = await call('PUT', `${at}/nested-proto`, '{"a":{"__proto__":{"reached":1}}}')
    expect([201, 400]).toContain(nested.status)
    const escaped = await call('PUT', `${at}/escaped-proto`, String.raw`{"a":{"\u005f_proto__":{"reached":1}}}`)
    expect([201, 400]).toContain(escaped.status)
    expect((await call('POST', `${at}/_revs_diff`, '{"__proto__":["1-a"]}')).status).toBeLessThan(500)
    expect(({} as { readonly reached?: number }).reached).toBeUndefined()
  })

  test('ids that are names of an object’s own members', async () => {
    for (const id of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(await call('PUT', `${at}/${id}`, { id })).toMatchObject({ status: 201 })
      expect(await call('GET', `${at}/${id}`)).toMatchObject({ json: { _id: id, id } })
      expect(await call('GET', `${at}/${id}/toString`)).toMatchObject({ status: 404 })
    }
    const docs = ['constructor', 'toString'].map((id) => ({ id, rev: '9-toString' }))
    expect((await call('POST', `${at}/_bulk_get`, { docs })).status).toBe(200)
  })

  test.each([100, 5000, 1_000_000])('JSON nested %i deep', async (depth) => {
    const { status } = await call('PUT', `${at}/deep-${depth}`, `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)
    if (isEmbedded) expect(status).toBe(depth > 500 ? 400 : 201)
    const selector = `{"selector":${'{"$not":'.repeat(depth)}{}${'}'.repeat(depth)}}`
    expect((await call('POST', `${at}/_find`, selector)).status).toBeGreaterThanOrEqual(200)
  })

  test('a document of more than eight megabytes', async () => {
    const body = { text: 'x'.repeat(8_100_000) }
    expect(await call('PUT', `${at}/large`, body)).toMatchObject({ status: 413, json: { error: 'document_too_large' } })
    const docs = [{ _id: 'beside-large' }, { _id: 'large', ...body }]
    expect((await call('POST', `${at}/_bulk_docs`, { docs })).status).toBe(413)
  })

  test('gzip that is none, that is cut off, and that grows without end', async () => {
    const gzip = { 'content-encoding': 'gzip' }
    const packed = gzipSync(JSON.stringify({ docs: [{ text: 'x'.repeat(1000) }] }))
    expect(
      (await call('POST', `${at}/_bulk_docs`, Buffer.from('not gzip at all'), gzip)).status,
    ).toBeGreaterThanOrEqual(400)
    expect((await call('POST', `${at}/_bulk_docs`, packed.subarray(0, 20), gzip)).status).toBeGreaterThanOrEqual(400)
    if (!isEmbedded) return
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 9 })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await call('POST', `${at}/_bulk_docs`, bomb, gzip)).toMatchObject({
      status: 413,
      json: { error: 'too_large' },
    })
  })

  test.each(['1', '-1', 'x-1', '1-', '1-a-b', '99999999999999999999-a', '1- ', ''])('the revision %j', async (rev) => {
    const query = `?rev=${encodeURIComponent(rev)}`
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status } = await call(method, `${at}/witness${query}`, method === 'PUT' ? {} : undefined)
      expect(isRefusal(status), `${method} ${status}`).toBe(true)
    }
  })

  test.each([
    { _revisions: { start: 'x', ids: [] } },
    { _revisions: { start: 1, ids: [1] } },
    { _revisions: 7 },
    { _attachments: 'x' },
    { _attachments: { a: null } },
    { _attachments: { a: { data: 'not base64!' } } },
    { _deleted: 'yes' },
    { _rev: 7 },
  ])('special members that are not what they should be: %j', async (fields) => {
    expect((await call('PUT', `${at}/special`, fields)).status).toBeGreaterThanOrEqual(400)
    const docs = [{ _id: 'special', _rev: '1-a', ...fields }]
    expect((await call('POST', `${at}/_bulk_docs`, { new_edits: false, docs })).status).toBeGreaterThanOrEqual(200)
  })

  test.each([
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%00',
    '/%ff%fe',
    '/%',
    '//',
    '/_users/%2e%2e',
  ])('the path %s', async (path) => {
    const inside = await call('GET', at + path)
    const outside = await server.call('GET', path)
    expect(inside.text + outside.text).not.toContain('root:')
  })

  test.each([
    '_all_docs?startkey={',
    '_all_docs?keys=[',
    '_all_docs?limit=-1',
    '_all_docs?limit=99999999999999999999',
    '_changes?limit=-1',
    '_changes?heartbeat=x',
    '_changes?feed=longpoll&timeout=x',
    '_changes?filter=_doc_ids&doc_ids=x',
    '_changes?filter=a/b/c',
    '_design/none/_view/none?group_level=x',
    'witness?open_revs=x',
    'witness?revs=maybe',
  ])('the query %s', async (query) => {
    expect((await call('GET', `${at}/${encodeURI(query)}`)).status).toBeGreaterThanOrEqual(200)
  })

  test('what is not HTTP', async () => {
    const { hostname, port } = new URL(server.url)
    await new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => socket.end('\u0000\u0001nonsense\r\n\r\n'))
      socket.on('error', () => resolve())
      socket.on('close', () => resolve())
      socket.resume()
    })
  })

  test('nobody becomes an administrator', async () => {
    const attempts: readonly (readonly [string, string, unknown])[] = [
      ['PUT', '/_config/admins/eve', '"eve"'],
      ['PUT', '/_node/_local/_config/admins/eve', '"eve"'],
      ['POST', '/_cluster_setup', { action: 'enable_single_node', username: 'eve', password: 'eve' }],
      ['PUT', '/_users/org.couchdb.user:eve', { name: 'eve', password: 'eve', roles: ['_admin'], type: 'user' }],
      ['POST', '/_users', { _id: 'org.couchdb.user:eve', name: 'eve', password: 'eve', roles: [], type: 'user' }],
      ...(isEmbedded ? ([['POST', '/_replicate', { source: 'a', target: 'b' }]] as const) : []),
      ['PUT', '/_replicator/eve', { source: 'a', target: 'b' }],
      ['PUT', '/eves-own', undefined],
      ['DELETE', '/_users', undefined],
      ['DELETE', at, undefined],
    ]
    for (const [method, path, body] of attempts) {
      const { status } = await server.call(method, path, body === undefined ? {} : { body })
      expect(isRefusal(status), `${method} ${path}: ${status}`).toBe(true)
    }
    const { json } = await server.call('GET', '/_session', { headers: { cookie: 'AuthSession=ZXZlOjY1OjEyMw' } })
    expect(JSON.stringify(json)).not.toContain('_admin')
  })
})
