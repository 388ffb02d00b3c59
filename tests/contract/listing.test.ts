import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Rows = {
  readonly total_rows: number
  readonly offset: number | null
  readonly rows: readonly { readonly id: string }[]
}

describe.each(contractServers)('$name on listings', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    const docs = ['a', 'b1', 'b2', 'c', 'd', 'Z'].map((id) => ({ _id: id, own: id }))
    await server.call('POST', `${at}/_bulk_docs`, { as: server.admin, body: { docs } })
    const { json } = await server.call('GET', `${at}/b2`, { as: server.admin })
    await server.call('DELETE', `${at}/b2?rev=${(json as { readonly _rev: string })._rev}`, { as: server.admin })
  })
  afterAll(() => server.close())

  const list = async (query: string) =>
    (await server.call('GET', `${at}/_all_docs?${query}`, { as: server.admin })).json as Rows
  const idsOf = ({ rows }: Rows) => rows.map(({ id }) => id)

  test('names every document that is not deleted, in the order of bytes', async () => {
    const answer = await list('')
    expect(answer).toMatchObject({ total_rows: 5, offset: 0 })
    expect(idsOf(answer)).toEqual(['Z', 'a', 'b1', 'c', 'd'])
    expect(answer.rows[0]).toEqual({ id: 'Z', key: 'Z', value: { rev: expect.stringMatching(/^1-/) } })
  })

  test.each([
    ['startkey="b"&endkey="cz"', ['b1', 'c'], 2],
    ['start_key="b1"&end_key="c"&inclusive_end=false', ['b1'], 2],
    ['key="c"', ['c'], 3],
    ['descending=true&limit=2&skip=1', ['c', 'b1'], 1],
    ['descending=true&startkey="c"&endkey="b"', ['c', 'b1'], 1],
    ['limit=0', [], 0],
    ['startkey="x"', [], 5],
  ])('%s gives %j', async (query, ids, offset) => {
    const answer = await list(query.replaceAll('"', '%22'))
    expect(idsOf(answer)).toEqual(ids)
    expect(answer).toMatchObject({ total_rows: 5, ...(ids.length > 0 ? { offset } : {}) })
  })

  test('includes documents on request', async () => {
    expect(await list('include_docs=true&key=%22a%22')).toMatchObject({
      rows: [{ id: 'a', doc: { _id: 'a', own: 'a' } }],
    })
  })

  test('answers keys in their order, with what is deleted and what is unknown', async () => {
    const body = { keys: ['c', 'b2', 'nope', 'c'] }
    const answer = await server.call('POST', `${at}/_all_docs?include_docs=true`, { as: server.admin, body })
    expect(answer).toMatchObject({
      status: 200,
      json: {
        total_rows: 5,
        rows: [
          { id: 'c', doc: { own: 'c' } },
          { id: 'b2', value: { deleted: true, rev: expect.stringMatching(/^2-/) }, doc: null },
          { key: 'nope', error: 'not_found' },
          { id: 'c', doc: { own: 'c' } },
        ],
      },
    })
  })

  test('does not guess at a number', async () => {
    expect(await server.call('GET', `${at}/_all_docs?limit=abc`, { as: server.admin })).toMatchObject(
      refusal(400, 'query_parse_error', 'Invalid value for integer: "abc"'),
    )
  })

  test('counts documents and deletions', async () => {
    expect(await server.call('GET', at, { as: server.admin })).toMatchObject({
      json: { doc_count: 5, doc_del_count: 1 },
    })
  })
})
