import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ContractServer, contractServers } from './contractServer.ts'

describe.each(contractServers)('$name on purging', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    await call('PUT', '/_design/app', {
      views: { all: { map: 'function (doc) { emit(doc._id, null) }', reduce: '_count' } },
    })
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, at + path, { as: server.admin, ...(body === undefined ? {} : { body }) })
  const revOf = async (id: string) => ((await call('GET', `/${id}`)).json as { readonly _rev: string })._rev

  test('a document goes as if it had never been', async () => {
    await call('PUT', '/gone', { n: 1 })
    expect(await call('GET', '/_design/app/_view/all')).toMatchObject({ json: { rows: [{ value: 1 }] } })
    const rev = await revOf('gone')
    expect(await call('POST', '/_purge', { gone: [rev] })).toMatchObject({
      status: 201,
      json: { purged: { gone: [rev] } },
    })
    expect(await call('GET', '/gone')).toMatchObject({ status: 404, json: { reason: 'missing' } })
    expect(await call('GET', '')).toMatchObject({ json: { doc_count: 1 } })
    expect((await call('GET', '/_changes')).text).not.toContain('gone')
    expect(await call('GET', '/_design/app/_view/all')).toMatchObject({ json: { rows: [] } })
    expect(await call('PUT', '/gone', { n: 2 })).toMatchObject({
      status: 201,
      json: { rev: expect.stringMatching(/^1-/) },
    })
  })

  test('of a conflict only the named side goes', async () => {
    const docs = ['aa', 'bb'].map((hash) => ({ _id: 'sides', _rev: `1-${hash}`, hash }))
    await call('POST', '/_bulk_docs', { new_edits: false, docs })
    expect(await revOf('sides')).toBe('1-bb')
    expect(await call('POST', '/_purge', { sides: ['1-bb', '7-unknown'] })).toMatchObject({
      json: { purged: { sides: ['1-bb'] } },
    })
    expect((await call('GET', '/sides?conflicts=true')).json).toEqual({ _id: 'sides', _rev: '1-aa', hash: 'aa' })
    expect((await call('GET', '/_changes')).text).toContain('1-aa')
    expect(await call('PUT', '/after', {})).toMatchObject({ status: 201 })
  })
})
