import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Row = { readonly id: string; readonly rev: string }

describe.each(contractServers)('$name on many at once', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
  })
  afterAll(() => server.close())

  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    server.call('POST', at + path, { as: server.admin, body, headers })
  const get = (path: string) => server.call('GET', at + path, { as: server.admin })

  test('each document of a bulk stands for itself', async () => {
    await post('', { _id: 'taken' })
    const answer = await post('/_bulk_docs', {
      docs: [{ _id: 'b1', v: 1 }, { _id: 'taken', v: 2 }, { v: 'no id' }, { _id: 'b2' }],
    })
    expect(answer).toMatchObject({
      status: 201,
      json: [
        { ok: true, id: 'b1', rev: expect.stringMatching(/^1-/) },
        { id: 'taken', error: 'conflict', reason: 'Document update conflict.' },
        { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
        { ok: true, id: 'b2' },
      ],
    })
    const [b1, , , b2] = answer.json as readonly [Row, Row, Row, Row]
    const changes = [
      { _id: 'b1', _rev: b1.rev, v: 2 },
      { _id: 'b2', _rev: b2.rev, _deleted: true },
    ]
    expect(await post('/_bulk_docs', { docs: changes })).toMatchObject({
      json: [
        { ok: true, rev: expect.stringMatching(/^2-/) },
        { ok: true, rev: expect.stringMatching(/^2-/) },
      ],
    })
    expect(await get('/b2')).toMatchObject(refusal(404, 'not_found', 'deleted'))
  })

  test('of two with one id the first wins', async () => {
    expect(
      await post('/_bulk_docs', {
        docs: [
          { _id: 'twin', v: 1 },
          { _id: 'twin', v: 2 },
        ],
      }),
    ).toMatchObject({
      status: 201,
      json: [
        { ok: true, id: 'twin' },
        { id: 'twin', error: 'conflict' },
      ],
    })
    expect(await get('/twin')).toMatchObject({ json: { v: 1 } })
  })

  test.each([
    ['without docs', {}, 'bad_request', 'POST body must include `docs` parameter.'],
    ['with docs that are no list', { docs: 'x' }, 'bad_request', '`docs` parameter must be an array.'],
    [
      'with a bad id',
      { docs: [{ _id: '_bad' }, { _id: 'beside-bad' }] },
      'illegal_docid',
      'Only reserved document ids may start with underscore.',
    ],
    [
      'with something that is no object',
      { docs: [1, { _id: 'beside-1' }] },
      'bad_request',
      'Document must be a JSON object',
    ],
  ])('a bulk %s is refused whole', async (_, body, error, reason) => {
    expect(await post('/_bulk_docs', body)).toMatchObject(refusal(400, error, reason))
    expect(await get('/beside-bad')).toMatchObject({ status: 404 })
    expect(await get('/beside-1')).toMatchObject({ status: 404 })
  })

  test('an empty bulk is answered by nothing', async () => {
    expect(await post('/_bulk_docs', { docs: [] })).toMatchObject({ status: 201, json: [] })
  })

  test('a packed body is taken', async () => {
    const body = gzipSync(JSON.stringify({ docs: [{ _id: 'packed', text: 'x'.repeat(5000) }] }))
    expect(await post('/_bulk_docs', body, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 201,
      json: [{ ok: true, id: 'packed' }],
    })
    expect(await get('/packed')).toMatchObject({ status: 200 })
  })

  test('a thousand at once', async () => {
    const docs = Array.from({ length: 1000 }, (_, index) => ({ _id: `many-${index}`, text: 'x'.repeat(200) }))
    const { status, json } = await post('/_bulk_docs', { docs })
    expect(status).toBe(201)
    expect((json as readonly { readonly ok?: boolean }[]).filter(({ ok }) => ok === true)).toHaveLength(1000)
  })

  describe('with revisions made elsewhere', () => {
    const side = (rev: string, fields: object) => ({
      _id: 'r1',
      _rev: `2-${rev}`,
      _revisions: { start: 2, ids: [rev, 'aaaa'] },
      ...fields,
    })
    beforeAll(async () => {
      const docs = [side('bbbb', { side: 'b' }), side('cccc', { side: 'c' })]
      expect(await post('/_bulk_docs', { new_edits: false, docs })).toMatchObject({ status: 201, json: [] })
    })

    test('both sides of a conflict are kept, and all agree on the winner', async () => {
      expect(await get('/r1?conflicts=true')).toMatchObject({
        json: { _id: 'r1', _rev: '2-cccc', side: 'c', _conflicts: ['2-bbbb'] },
      })
      expect((await get('/r1?open_revs=all&revs=true')).json).toEqual(
        expect.arrayContaining([{ ok: side('bbbb', { side: 'b' }) }, { ok: side('cccc', { side: 'c' }) }]),
      )
    })

    test('the same revision again changes nothing', async () => {
      expect(await post('/_bulk_docs', { new_edits: false, docs: [side('bbbb', { side: 'b' })] })).toMatchObject({
        json: [],
      })
      expect(await get('/r1')).toMatchObject({ json: { _rev: '2-cccc' } })
    })

    test('what is missing is told apart from what is known', async () => {
      const wanted = { r1: ['2-bbbb', '3-dddd'], unknown: ['1-x'] }
      const { status, json } = await post('/_revs_diff', wanted)
      expect(status).toBe(200)
      expect(json).toMatchObject({ unknown: { missing: ['1-x'] }, r1: { missing: ['3-dddd'] } })
      const { r1 } = json as { readonly r1: { readonly possible_ancestors: readonly string[] } }
      expect(r1.possible_ancestors.toSorted()).toEqual(['2-bbbb', '2-cccc'])
      expect(await post('/_missing_revs', { r1: ['2-bbbb', '9-zz'] })).toMatchObject({
        json: { missing_revs: { r1: ['9-zz'] } },
      })
      expect(await post('/_revs_diff', { r1: ['1-aaaa'] })).toMatchObject({ json: {} })
    })

    test('many are read at once, each with its own fate', async () => {
      await post('', { _id: 'single', v: 1 })
      const docs = [{ id: 'single' }, { id: 'r1', rev: '2-bbbb' }, { id: 'nope' }]
      expect(await post('/_bulk_get?revs=true', { docs })).toMatchObject({
        status: 200,
        json: {
          results: [
            { id: 'single', docs: [{ ok: { _id: 'single', v: 1, _revisions: { start: 1 } } }] },
            {
              id: 'r1',
              docs: [{ ok: { _id: 'r1', _rev: '2-bbbb', _revisions: { start: 2, ids: ['bbbb', 'aaaa'] } } }],
            },
            { id: 'nope', docs: [{ error: { id: 'nope', error: 'not_found', reason: 'missing', rev: 'undefined' } }] },
          ],
        },
      })
    })

    test('a deletion of one side leaves the other', async () => {
      const docs = [
        { _id: 'r1', _rev: '3-dead', _deleted: true, _revisions: { start: 3, ids: ['dead', 'cccc', 'aaaa'] } },
      ]
      expect(await post('/_bulk_docs', { new_edits: false, docs })).toMatchObject({ json: [] })
      expect(await get('/r1?conflicts=true')).toMatchObject({ json: { _rev: '2-bbbb', side: 'b' } })
    })
  })
})
