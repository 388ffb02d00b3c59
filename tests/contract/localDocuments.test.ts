import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

describe.each(contractServers)('$name on local documents', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, at + path, { as: server.admin, ...(body === undefined ? {} : { body }) })

  test('are kept by a counter for a revision, and never in the way', async () => {
    expect(await call('PUT', '/_local/cp', { seq: 1 })).toMatchObject({
      status: 201,
      json: { ok: true, id: '_local/cp', rev: '0-1' },
    })
    expect(await call('GET', '/_local/cp')).toMatchObject({
      status: 200,
      json: { _id: '_local/cp', _rev: '0-1', seq: 1 },
    })
    expect(await call('PUT', '/_local/cp', { seq: 2, _rev: '0-1' })).toMatchObject({
      status: 201,
      json: { rev: '0-2' },
    })
    expect(await call('PUT', '/_local/cp', { seq: 3 })).toMatchObject({ status: 201, json: { rev: '0-1' } })
    expect(await call('GET', '/_local/cp')).toMatchObject({ json: { seq: 3 } })
  })

  test('are listed apart, and in no other listing or feed', async () => {
    await call('PUT', '/_local/listed', { x: 1 })
    expect(await call('GET', '/_local_docs')).toMatchObject({
      json: { rows: expect.arrayContaining([{ id: '_local/listed', key: '_local/listed', value: { rev: '0-1' } }]) },
    })
    expect((await call('GET', '/_all_docs')).text).not.toContain('_local')
    expect((await call('GET', '/_changes')).text).not.toContain('_local')
    expect(await call('GET', '')).toMatchObject({ json: { doc_count: 0 } })
  })

  test('are removed', async () => {
    await call('PUT', '/_local/going', {})
    expect(await call('DELETE', '/_local/going?rev=0-1')).toMatchObject({
      status: 200,
      json: { ok: true, id: '_local/going' },
    })
    expect(await call('GET', '/_local/going')).toMatchObject(refusal(404, 'not_found', 'missing'))
    expect(await call('GET', '/_local/never')).toMatchObject(refusal(404, 'not_found', 'missing'))
  })
})
