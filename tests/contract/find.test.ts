import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Found = {
  readonly docs: readonly { readonly _id: string }[]
  readonly bookmark: string
  readonly warning?: string
}

describe.each(contractServers)('$name on finding', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    const docs = [
      { _id: 'a', type: 'visit', n: 1, tags: ['x', 'y'], place: { name: 'Lambeth' } },
      { _id: 'b', type: 'visit', n: 3, tags: [], place: { name: 'Camden' } },
      { _id: 'c', type: 'tap', n: 2, face: null },
      { _id: 'd', type: 'visit', n: 2, list: [{ k: 1 }, { k: 5 }] },
      { _id: 'e', type: 'swap' },
    ]
    await post('/_bulk_docs', { docs })
  })
  afterAll(() => server.close())

  const post = (path: string, body: unknown) => server.call('POST', at + path, { as: server.admin, body })
  const find = async (body: object) => (await post('/_find', body)).json as Found
  const idsOf = ({ docs }: Found) => docs.map(({ _id }) => _id)

  test.each([
    [{ type: 'visit' }, ['a', 'b', 'd']],
    [{ type: 'visit', n: { $gte: 2 } }, ['b', 'd']],
    [{ n: { $lt: 3, $ne: 1 } }, ['c', 'd']],
    [{ 'place.name': 'Camden' }, ['b']],
    [{ place: { name: 'Lambeth' } }, ['a']],
    [{ $or: [{ n: 1 }, { type: 'swap' }] }, ['a', 'e']],
    [{ $and: [{ type: 'visit' }, { n: { $gt: 1 } }] }, ['b', 'd']],
    [{ $nor: [{ type: 'visit' }, { type: 'tap' }] }, ['e']],
    [{ type: { $not: { $eq: 'visit' } } }, ['c', 'e']],
    [{ type: { $in: ['tap', 'swap'] } }, ['c', 'e']],
    [{ type: { $nin: ['visit', 'swap'] } }, ['c']],
    [{ n: { $exists: false } }, ['e']],
    [{ face: { $exists: true } }, ['c']],
    [{ face: { $type: 'null' } }, ['c']],
    [{ tags: { $all: ['y', 'x'] } }, ['a']],
    [{ tags: { $size: 0 } }, ['b']],
    [{ tags: { $elemMatch: { $eq: 'x' } } }, ['a']],
    [{ list: { $elemMatch: { k: { $gt: 4 } } } }, ['d']],
    [{ list: { $allMatch: { k: { $gt: 4 } } } }, []],
    [{ n: { $mod: [2, 1] } }, ['a', 'b']],
    [{ _id: { $gt: 'c' } }, ['d', 'e']],
    [{ _id: { $regex: '^[ab]$' } }, ['a', 'b']],
  ])('%j finds %j', async (selector, ids) => {
    expect(idsOf(await find({ selector })).toSorted()).toEqual(ids)
  })

  test('only the fields that were asked for', async () => {
    expect((await find({ selector: { _id: 'a' }, fields: ['_id', 'place.name', 'none'] })).docs).toEqual([
      { _id: 'a', place: { name: 'Lambeth' } },
    ])
  })

  test('says when no index helped', async () => {
    expect((await find({ selector: { n: 1 } })).warning).toContain('No matching index found')
    expect((await find({ selector: { _id: 'a' } })).warning).toBeUndefined()
  })

  test.each([
    [{}, 'missing_required_key', 'Missing required key: selector'],
    [{ selector: { a: { $nonsense: 1 } } }, 'invalid_operator', 'Invalid operator: $nonsense'],
    [
      { selector: { n: { $gt: 0 } }, sort: ['n'] },
      'no_usable_index',
      'No index exists for this sort, try indexing by the sort fields.',
    ],
  ])('%j is refused', async (body, error, reason) => {
    expect(await post('/_find', body)).toMatchObject(refusal(400, error, reason))
  })

  describe('with an index', () => {
    const index = { index: { fields: ['type', 'n'] }, name: 'type-n', ddoc: 'idx' }
    beforeAll(async () => {
      expect(await post('/_index', index)).toMatchObject({
        status: 200,
        json: { result: 'created', id: '_design/idx', name: 'type-n' },
      })
    })

    test('making it again finds it there', async () => {
      expect(await post('/_index', index)).toMatchObject({ json: { result: 'exists', id: '_design/idx' } })
      expect(await server.call('GET', `${at}/_index`, { as: server.admin })).toMatchObject({
        json: {
          total_rows: 2,
          indexes: [
            { ddoc: null, name: '_all_docs', type: 'special', def: { fields: [{ _id: 'asc' }] } },
            { ddoc: '_design/idx', name: 'type-n', type: 'json', def: { fields: [{ type: 'asc' }, { n: 'asc' }] } },
          ],
        },
      })
    })

    test('results are sorted both ways, and no warning is given', async () => {
      const selector = { type: 'visit', n: { $gte: 1 } }
      const answer = await find({ selector, sort: [{ type: 'asc' }, { n: 'asc' }] })
      expect(idsOf(answer)).toEqual(['a', 'd', 'b'])
      expect(answer.warning).toBeUndefined()
      expect(idsOf(await find({ selector, sort: [{ type: 'desc' }, { n: 'desc' }] }))).toEqual(['b', 'd', 'a'])
    })

    test('pages go on by the bookmark', async () => {
      const body = { selector: { type: 'visit', n: { $gte: 1 } }, sort: ['type', 'n'], limit: 2 }
      const first = await find(body)
      expect(idsOf(first)).toEqual(['a', 'd'])
      const second = await find({ ...body, bookmark: first.bookmark })
      expect(idsOf(second)).toEqual(['b'])
      expect(idsOf(await find({ ...body, bookmark: second.bookmark }))).toEqual([])
    })

    test('a document that lacks an indexed field is still found when it may match', async () => {
      expect(idsOf(await find({ selector: { type: 'swap' } }))).toEqual(['e'])
    })

    test('it explains what it would do', async () => {
      expect(await post('/_explain', { selector: { type: 'visit' } })).toMatchObject({
        status: 200,
        json: {
          index: { name: '_all_docs', type: 'special' },
          selector: { type: { $eq: 'visit' } },
          limit: 25,
          skip: 0,
        },
      })
      expect(await post('/_explain', { selector: { type: 'visit', n: { $gt: 0 } } })).toMatchObject({
        json: { index: { name: 'type-n', ddoc: '_design/idx' } },
      })
    })

    test('it goes when it is removed', async () => {
      await post('/_index', { index: { fields: ['other'] }, name: 'other', ddoc: 'other' })
      const path = `${at}/_index/_design/other/json/other`
      expect(await server.call('DELETE', path, { as: server.admin })).toMatchObject({ status: 200, json: { ok: true } })
      expect(await server.call('DELETE', path, { as: server.admin })).toMatchObject({ status: 404 })
    })
  })
})
