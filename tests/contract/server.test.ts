import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

describe.each(contractServers)('$name as a server', ({ open }) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await open()
  })
  afterAll(() => server.close())

  test('welcomes anyone, and says what it speaks', async () => {
    const answer = await server.call('GET', '/')
    expect(answer).toMatchObject({ status: 200, json: { couchdb: 'Welcome', version: expect.stringMatching(/^3\.5/) } })
    expect(answer.headers['content-type']).toBe('application/json')
    expect(answer.json).toMatchObject({ uuid: expect.any(String), vendor: { name: expect.any(String) } })
  })

  test('says that it is up', async () => {
    expect(await server.call('GET', '/_up')).toMatchObject({ status: 200, json: { status: 'ok' } })
  })

  test('makes as many ids as asked for, and no two alike', async () => {
    const { status, json } = await server.call('GET', '/_uuids?count=20')
    const { uuids } = json as { readonly uuids: readonly string[] }
    expect(status).toBe(200)
    expect(new Set(uuids.filter((id) => /^[0-9a-f]{32}$/.test(id))).size).toBe(20)
  })

  test('lists databases only for administrators', async () => {
    const name = await server.makeDatabase()
    expect(await server.call('GET', '/_all_dbs')).toMatchObject(
      refusal(401, 'unauthorized', 'You are not a server admin.'),
    )
    const { json } = await server.call('GET', '/_all_dbs', { as: server.admin })
    expect(json).toEqual(expect.arrayContaining([name, '_users', '_replicator']))
  })

  test('knows no other path', async () => {
    expect(await server.call('GET', '/_nonsense', { as: server.admin })).toMatchObject(
      refusal(404, 'not_found', 'Database does not exist.'),
    )
  })

  test.each(['Upper', '1digit', '_underscore', 'sp%20ace', 'dot.ted', '%C3%A9t%C3%A9', '..%2F..%2Fetc'])(
    'takes no database named %s',
    async (name) => {
      expect(await server.call('PUT', `/${name}`, { as: server.admin })).toMatchObject(
        refusal(400, 'illegal_database_name', /^Name: '/),
      )
    },
  )

  test('makes, describes and removes a database', async () => {
    const name = server.databaseName()
    const made = await server.call('PUT', `/${name}`, { as: server.admin })
    expect(made).toMatchObject({ status: 201, json: { ok: true } })
    expect(made.headers.location).toContain(`/${name}`)
    expect(await server.call('PUT', `/${name}`, { as: server.admin })).toMatchObject(
      refusal(412, 'file_exists', 'The database could not be created, the file already exists.'),
    )
    expect(await server.call('GET', `/${name}`, { as: server.admin })).toMatchObject({
      status: 200,
      json: {
        db_name: name,
        doc_count: 0,
        doc_del_count: 0,
        update_seq: expect.any(String),
        purge_seq: expect.any(String),
        instance_start_time: expect.any(String),
        compact_running: false,
        sizes: { file: expect.any(Number), external: expect.any(Number), active: expect.any(Number) },
      },
    })
    expect(await server.call('HEAD', `/${name}`, { as: server.admin })).toMatchObject({ status: 200, text: '' })
    expect(await server.call('DELETE', `/${name}`, { as: server.admin })).toMatchObject({
      status: 200,
      json: { ok: true },
    })
    expect(await server.call('HEAD', `/${name}`, { as: server.admin })).toMatchObject({ status: 404 })
  })

  test.each(['GET', 'DELETE'])('answers %s of a database that is not there', async (method) => {
    expect(await server.call(method, `/${server.databaseName()}`, { as: server.admin })).toMatchObject(
      refusal(404, 'not_found', 'Database does not exist.'),
    )
  })

  test('keeps a name with a slash apart from its neighbours', async () => {
    const name = server.databaseName()
    const inner = encodeURIComponent(`${name}/inner`)
    await server.call('PUT', `/${name}`, { as: server.admin })
    expect(await server.call('PUT', `/${inner}`, { as: server.admin })).toMatchObject({ status: 201 })
    await server.call('PUT', `/${inner}/a`, { as: server.admin, body: {} })
    expect(await server.call('GET', `/${name}/a`, { as: server.admin })).toMatchObject({ status: 404 })
    expect(await server.call('GET', `/${inner}`, { as: server.admin })).toMatchObject({
      json: { db_name: `${name}/inner` },
    })
    expect(await server.call('DELETE', `/${inner}`, { as: server.admin })).toMatchObject({ status: 200 })
  })

  test('a database that is removed ends its feeds, and may be made again at once', async () => {
    const name = server.databaseName()
    const as = server.admin
    for (const round of [1, 2, 3]) {
      expect(await server.call('PUT', `/${name}`, { as })).toMatchObject({ status: 201 })
      const docs = Array.from({ length: 200 }, (_, n) => ({ _id: `doc-${n}`, round }))
      await server.call('POST', `/${name}/_bulk_docs`, { as, body: { docs } })
      const feed = server.call('GET', `/${name}/_changes?feed=longpoll&since=now&timeout=1500`, { as })
      const settled = feed.catch(() => undefined)
      await server.call('POST', `/${name}/_compact`, { as, body: {} })
      const removed = server.call('DELETE', `/${name}`, { as })
      expect(await removed).toMatchObject({ status: 200 })
      await settled
    }
    expect(await server.call('GET', `/${name}`, { as })).toMatchObject({ status: 404 })
  })

  test('lets only administrators make and remove databases', async () => {
    const name = await server.makeDatabase()
    const ann = await server.makePerson([])
    const refused = refusal(401, 'unauthorized', 'You are not a server admin.')
    expect(await server.call('PUT', `/${server.databaseName()}`)).toMatchObject(refused)
    expect(await server.call('PUT', `/${server.databaseName()}`, { as: ann })).toMatchObject(refused)
    expect(await server.call('DELETE', `/${name}`, { as: ann })).toMatchObject(refused)
  })

  test('refuses a method that a document does not have', async () => {
    const name = await server.makeDatabase()
    const answer = await server.call('PATCH', `/${name}/doc`, { as: server.admin, body: {} })
    expect(answer).toMatchObject(refusal(405, 'method_not_allowed'))
    expect(answer.headers.allow).toBe('DELETE,GET,HEAD,POST,PUT,COPY')
  })

  test('compacts, commits and tells its limits', async () => {
    const name = await server.makeDatabase()
    expect(await server.call('POST', `/${name}/_compact`, { as: server.admin, body: {} })).toMatchObject({
      status: 202,
      json: { ok: true },
    })
    expect(await server.call('POST', `/${name}/_ensure_full_commit`, { as: server.admin, body: {} })).toMatchObject({
      status: 201,
      json: { ok: true, instance_start_time: expect.any(String) },
    })
    expect(await server.call('GET', `/${name}/_revs_limit`, { as: server.admin })).toMatchObject({
      status: 200,
      json: 1000,
    })
  })
})
