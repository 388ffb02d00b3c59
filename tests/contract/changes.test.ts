import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Feed = {
  readonly results: readonly { readonly seq: string; readonly id: string; readonly deleted?: boolean }[]
  readonly last_seq: string
  readonly pending: number
}

describe.each(contractServers)('$name on changes', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    const docs = ['a', 'b', 'c', 'd'].map((id) => ({ _id: id, type: id < 'c' ? 'visit' : 'tap' }))
    await call('POST', '/_bulk_docs', { docs })
    const { json } = await call('GET', '/d')
    await call('DELETE', `/d?rev=${(json as { readonly _rev: string })._rev}`)
    const filters = { visits: 'function (doc, req) { return doc.type === (req.query.only || "visit") }' }
    const views = { taps: { map: 'function (doc) { if (doc.type === "tap") emit(null, null) }' } }
    await call('PUT', '/_design/app', { filters, views })
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, at + path, { as: server.admin, ...(body === undefined ? {} : { body }) })
  const feed = async (query: string, body?: object) =>
    (await call(body === undefined ? 'GET' : 'POST', `/_changes?${query}`, body)).json as Feed
  const idsOf = ({ results }: Feed) => results.map(({ id }) => id).toSorted()

  test('each document is there once, with its latest change', async () => {
    const all = await feed('')
    expect(idsOf(all)).toEqual(['_design/app', 'a', 'b', 'c', 'd'])
    expect(all.results.find(({ id }) => id === 'd')).toMatchObject({
      deleted: true,
      changes: [{ rev: expect.stringMatching(/^2-/) }],
    })
    expect(all).toMatchObject({ pending: 0, last_seq: expect.stringMatching(/^\d+-/) })
    expect(all.results.at(-1)?.seq).toBe(all.last_seq)
  })

  test('pages go on where the one before ended, and count what is left', async () => {
    const seen: string[] = []
    let since = '0'
    for (const pending of [3, 1, 0]) {
      const page = await feed(`since=${since}&limit=2`)
      seen.push(...page.results.map(({ id }) => id))
      expect(page.pending).toBe(pending)
      since = page.last_seq
    }
    expect(seen.toSorted()).toEqual(['_design/app', 'a', 'b', 'c', 'd'])
    expect(await feed(`since=${since}`)).toMatchObject({ results: [], pending: 0 })
    expect(await feed('since=now')).toMatchObject({ results: [], pending: 0 })
    expect(await feed('limit=0')).toMatchObject({ results: [], pending: 5 })
  })

  test('documents and all leaves come on request', async () => {
    expect((await feed('include_docs=true')).results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'a', doc: expect.objectContaining({ _id: 'a', type: 'visit' }) }),
      ]),
    )
    const other = { _id: 'a', _rev: '1-other', type: 'visit' }
    await call('POST', '/_bulk_docs', { new_edits: false, docs: [other] })
    const row = (await feed('style=all_docs')).results.find(({ id }) => id === 'a')
    expect(row).toMatchObject({ changes: expect.arrayContaining([{ rev: '1-other' }]) })
    expect((row as unknown as { readonly changes: readonly unknown[] }).changes).toHaveLength(2)
  })

  test('the last change comes first when descending', async () => {
    expect((await feed('descending=true&limit=1')).results).toHaveLength(1)
  })

  test.each([
    ['filter=_doc_ids', { doc_ids: ['b', 'd', 'nope'] }, ['b', 'd']],
    ['filter=_selector', { selector: { type: 'visit' } }, ['a', 'b']],
    ['filter=_selector', { selector: { _id: { $regex: '^(c|d)' } } }, ['c', 'd']],
    ['filter=app/visits', undefined, ['a', 'b']],
    ['filter=app/visits&only=tap', undefined, ['c']],
    ['filter=_design', undefined, ['_design/app']],
    ['filter=_view&view=app/taps', undefined, ['c']],
  ])('%s with %j lets pass only what it should', async (query, body, ids) => {
    const answer = await feed(query, body)
    expect(idsOf(answer)).toEqual(ids)
    expect(await feed(`${query}&since=${answer.last_seq}`, body)).toMatchObject({ results: [] })
  })

  test.each([
    ['feed=nonsense', 400, 'bad_request', 'Supported `feed` types: normal, continuous, live, longpoll, eventsource'],
    ['since=zzz', 400, 'bad_request', "Malformed sequence supplied in 'since' parameter."],
    ['filter=app/none', 404, 'not_found', 'missing json key: none'],
  ])('%s is refused', async (query, status, error, reason) => {
    expect(await call('GET', `/_changes?${query}`)).toMatchObject(refusal(status, error, reason))
  })

  test('a long poll answers at once when there is something, and in the end when there is nothing', async () => {
    expect((await feed('feed=longpoll&since=0&limit=1')).results).toHaveLength(1)
    const { last_seq: now } = await feed('since=now')
    expect(await feed(`feed=longpoll&since=${now}&timeout=200`)).toMatchObject({ results: [], pending: 0 })
  })

  test('a long poll waits for the next change', async () => {
    const { last_seq: now } = await feed('since=now')
    const waiting = feed(`feed=longpoll&since=${now}&heartbeat=10000`)
    await call('PUT', '/woke', { type: 'visit' })
    expect(idsOf(await waiting)).toEqual(['woke'])
  })

  test('a filtered long poll sleeps through what does not pass', async () => {
    const { last_seq: now } = await feed('since=now')
    const waiting = feed(`feed=longpoll&since=${now}&heartbeat=10000&filter=_doc_ids`, { doc_ids: ['wanted'] })
    await call('PUT', '/unwanted', {})
    await call('PUT', '/wanted', {})
    expect(idsOf(await waiting)).toEqual(['wanted'])
  })

  test('a continuous feed is one line for each change, and ends in silence', async () => {
    const { text, status } = await call('GET', '/_changes?feed=continuous&since=0&limit=2&timeout=200')
    const lines = text.split('\n').filter((line) => line !== '')
    expect(status).toBe(200)
    expect(lines).toHaveLength(3)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      seq: expect.any(String),
      changes: [{ rev: expect.any(String) }],
    })
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ last_seq: expect.any(String), pending: expect.any(Number) })
  })

  test('an event source speaks in events', async () => {
    const { text, headers } = await call('GET', '/_changes?feed=eventsource&since=0&limit=1&timeout=200')
    expect(headers['content-type']).toBe('text/event-stream')
    expect(text).toMatch(/^data: \{"seq":.*\}\nid: "?\d+-/)
  })

  test('a sequence of another database starts from the beginning, and skips nothing', async () => {
    const other = `/${await server.makeDatabase()}`
    await server.call('POST', `${other}/_bulk_docs`, { as: server.admin, body: { docs: [{ _id: 'x' }, { _id: 'y' }] } })
    const { json } = await server.call('GET', `${other}/_changes?since=now`, { as: server.admin })
    const answer = await feed(`since=${(json as Feed).last_seq}`)
    expect(idsOf(answer)).toEqual(expect.arrayContaining(['a', 'b', 'c']))
  })
})
