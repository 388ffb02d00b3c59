import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic, refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'
import { until } from './until.ts'

describe.each(contractServers)('$name replicates by itself', ({ open }) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await open()
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, path, { as: server.admin, ...(body === undefined ? {} : { body }) })
  const peer = (name: string) => ({ url: `${server.url}/${name}`, headers: { authorization: basic(server.admin) } })
  const isThere = async (path: string) => (await call('GET', path)).status === 200

  async function filled(): Promise<string> {
    const name = await server.makeDatabase()
    const docs = ['a', 'b', 'c'].map((id) => ({ _id: id, type: id === 'a' ? 'visit' : 'tap' }))
    await call('POST', `/${name}/_bulk_docs`, { docs })
    return name
  }

  test('once, making the target, and says what it did', async () => {
    const [source, target] = [await filled(), server.databaseName()]
    const body = { source: peer(source), target: peer(target), create_target: true }
    expect(await call('POST', '/_replicate', body)).toMatchObject({
      status: 200,
      json: {
        ok: true,
        session_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        replication_id_version: 4,
        history: [{ docs_read: 3, docs_written: 3, doc_write_failures: 0, start_time: expect.any(String) }],
      },
    })
    expect(await call('GET', `/${target}`)).toMatchObject({ json: { doc_count: 3 } })
    expect(await call('POST', '/_replicate', body)).toMatchObject({ status: 200, json: { ok: true, no_changes: true } })
  })

  test('only what a selector names', async () => {
    const [source, target] = [await filled(), await server.makeDatabase()]
    await call('POST', '/_replicate', { source: peer(source), target: peer(target), selector: { type: 'visit' } })
    expect(await call('GET', `/${target}`)).toMatchObject({ json: { doc_count: 1 } })
  })

  test('with an address that carries the name and password', async () => {
    const [source, target] = [await filled(), await server.makeDatabase()]
    const address = new URL(`${server.url}/${source}`)
    address.username = encodeURIComponent(server.admin.name)
    address.password = encodeURIComponent(server.admin.password)
    expect(await call('POST', '/_replicate', { source: address.href, target: peer(target) })).toMatchObject({
      status: 200,
    })
    expect(await isThere(`/${target}/a`)).toBe(true)
  })

  test('from a database that is not there, not at all', async () => {
    const target = await server.makeDatabase()
    const answer = await call('POST', '/_replicate', { source: peer(server.databaseName()), target: peer(target) })
    expect(answer).toMatchObject(refusal(404, 'db_not_found'))
  })

  test('for as long as it is asked to', async () => {
    const [source, target] = [await filled(), await server.makeDatabase()]
    const body = { source: peer(source), target: peer(target), continuous: true }
    expect(await call('POST', '/_replicate', body)).toMatchObject({ status: 202, json: { ok: true } })
    await until(() => isThere(`/${target}/c`), 'what was there has arrived')
    await call('PUT', `/${source}/later`, {})
    await until(() => isThere(`/${target}/later`), 'what came later has arrived')
    expect(await call('POST', '/_replicate', { ...body, cancel: true })).toMatchObject({
      status: 200,
      json: { ok: true },
    })
  })

  test('as a document of _replicator says, until it is deleted', async () => {
    const [source, target] = [await filled(), await server.makeDatabase()]
    const path = `/_replicator/${target}`
    const body = { source: peer(source), target: peer(target), continuous: true }
    const made = await call('PUT', path, body)
    expect(made.status).toBe(201)
    await until(() => isThere(`/${target}/c`), 'what was there has arrived')
    await call('PUT', `/${source}/later`, {})
    await until(() => isThere(`/${target}/later`), 'what came later has arrived')
    const { json } = await call('GET', path)
    expect(await call('DELETE', `${path}?rev=${(json as { readonly _rev: string })._rev}`)).toMatchObject({
      status: 200,
    })
  })
})
