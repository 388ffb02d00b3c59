import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ContractServer, contractServers } from './contractServer.ts'

const endless = 'function (doc) { for (;;) {} }'
const hungry = 'function (doc) { var all = []; for (;;) all.push(new Array(10000).join("x") + all.length) }'
const bottomless = 'function (doc) { function down() { return down() + 1 } down() }'
const patterned = `function (doc) { /^(a+)+$/.test('${'a'.repeat(60)}!') }`

/** What a design function must not be able to reach. Each gives a name that is there, or nothing. */
const reaching = `function (doc) {
  var names = ['process', 'require', 'fetch', 'XMLHttpRequest', 'module', 'global', 'Deno', 'std', 'os', 'setTimeout'];
  var there = names.filter(function (name) {
    return name !== 'require' && typeof (Function('return typeof ' + name + ' === "undefined" ? undefined : ' + name)()) !== 'undefined';
  });
  var outer = this && this.constructor && this.constructor.constructor;
  if (outer) { try { if (outer('return process')()) there.push('outer'); } catch (none) {} }
  throw({ forbidden: 'reached:' + there.join(',') });
}`

describe.each(contractServers)('$name runs the functions of others', ({ open, isEmbedded }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
    await call('POST', '/_bulk_docs', { docs: [{ _id: 'one' }, { _id: 'two' }] })
  })
  afterAll(() => server.close())
  afterEach(async () => {
    expect(await server.call('GET', '/')).toMatchObject({ status: 200 })
  })

  const call = (method: string, path: string, body?: unknown) =>
    server.call(method, at + path, { as: server.admin, ...(body === undefined ? {} : { body }) })

  async function withDesign(name: string, design: object, work: () => Promise<void>): Promise<void> {
    const { json } = await call('PUT', `/_design/${name}`, design)
    await work()
    await call('DELETE', `/_design/${name}?rev=${(json as { readonly rev: string }).rev}`)
  }

  test.each([
    ['never ends', endless],
    ['takes all memory', hungry],
    ['calls itself for ever', bottomless],
    ['matches for ever', patterned],
  ])('a validation that %s lets nothing in, and stops nothing else', async (_, source) => {
    const other = `/${await server.makeDatabase()}`
    await withDesign('validation', { validate_doc_update: source }, async () => {
      expect((await call('PUT', '/refused', {})).status).toBeGreaterThanOrEqual(isEmbedded ? 500 : 201)
      expect(await server.call('PUT', `${other}/meanwhile`, { as: server.admin, body: {} })).toMatchObject({
        status: 201,
      })
      if (isEmbedded) expect(await call('GET', '/refused')).toMatchObject({ status: 404 })
    })
    expect(await call('PUT', `/after-${Math.random()}`, {})).toMatchObject({ status: 201 })
  })

  test.each([
    ['never ends', endless],
    ['takes all memory', hungry],
  ])('a view that %s fails, and leaves the documents alone', async (_, source) => {
    await withDesign('view', { views: { v: { map: source } } }, async () => {
      expect((await call('GET', '/_design/view/_view/v')).status).toBeGreaterThanOrEqual(500)
      expect(await call('GET', '/one')).toMatchObject({ status: 200 })
    })
  })

  test('a filter that never ends fails', async () => {
    await withDesign('filter', { filters: { f: endless } }, async () => {
      const answer = await call('GET', '/_changes?filter=filter/f').catch(() => undefined)
      expect(answer === undefined || answer.status >= 500 || answer.json === undefined).toBe(true)
    })
  })

  test('nothing of the server is within their reach', async () => {
    await withDesign('reach', { validate_doc_update: reaching }, async () => {
      const { json } = await call('PUT', '/reached', {})
      if (isEmbedded) expect(json).toMatchObject({ error: 'forbidden', reason: 'reached:' })
    })
  })

  test('one design document’s functions do not change another’s', async () => {
    const meddling =
      'function (doc) { JSON.stringify = function () { return "{}" }; Array.prototype.map = null; Object.prototype.forbidden = "meddled" }'
    await withDesign('meddling', { validate_doc_update: meddling }, async () => {
      await call('PUT', '/meddled', {})
      await withDesign(
        'honest',
        { views: { v: { map: 'function (doc) { emit([doc._id].map(String), 1) }' } } },
        async () => {
          expect((await call('GET', '/_design/honest/_view/v')).json).toMatchObject({
            rows: expect.arrayContaining([expect.objectContaining({ id: 'one', key: ['one'] })]),
          })
        },
      )
    })
  })

  test('a pattern of a find that takes for ever is stopped', async () => {
    await call('PUT', '/pattern', { text: `${'a'.repeat(60)}!` })
    const { status } = await call('POST', '/_find', { selector: { text: { $regex: '^(a+)+$' } } })
    expect(status).toBeGreaterThanOrEqual(200)
    if (isEmbedded) expect(status).toBe(400)
  })
})
