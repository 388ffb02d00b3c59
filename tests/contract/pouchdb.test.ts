import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Call, type Person, refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'
import { localPouch, remotePouch } from './pouchClients.ts'
import { until } from './until.ts'

describe.each(contractServers)('PouchDB with $name', ({ open }) => {
  let server: ContractServer
  let ann: Person
  beforeAll(async () => {
    server = await open()
    ann = await server.makePerson(['bar:a'])
  })
  afterAll(() => server.close())

  /** A database that Ann is a member of. */
  async function shared(): Promise<{ readonly path: string; readonly call: Call; readonly url: string }> {
    const path = `/${await server.makeDatabase()}`
    const body = { admins: { roles: ['_admin'] }, members: { roles: ['bar:a'] } }
    await server.call('PUT', `${path}/_security`, { as: server.admin, body })
    const call: Call = (method, rest, options) => server.call(method, path + rest, { as: ann, ...options })
    return { path, call, url: server.url + path }
  }

  test('pushes and pulls, with conflicts, deletions and attachments', async () => {
    const { call, url } = await shared()
    const [one, two] = [localPouch(), localPouch()]
    await one.bulkDocs(Array.from({ length: 250 }, (_, n) => ({ _id: `doc-${n}`, n, text: 'x'.repeat(300) })))
    const attachment = { content_type: 'text/plain', data: Buffer.from('hello').toString('base64') }
    await one.put({ _id: 'attached', _attachments: { 'note.txt': attachment } })
    const doc7 = await one.get('doc-7')
    await one.put({ ...doc7, _deleted: true })

    const pushed = await one.replicate.to(remotePouch(url, ann))
    expect(pushed).toMatchObject({ ok: true, docs_written: 251, doc_write_failures: 0 })
    expect(await call('GET', '')).toMatchObject({ json: { doc_count: 250, doc_del_count: 1 } })
    expect(await call('GET', '/attached/note.txt')).toMatchObject({ text: 'hello' })

    const pulled = await two.replicate.from(remotePouch(url, ann))
    expect(pulled).toMatchObject({ ok: true, docs_written: 251 })
    expect((await two.getAttachment('attached', 'note.txt')).toString()).toBe('hello')

    await one.put({ ...(await one.get('doc-1')), side: 'one' })
    await two.put({ ...(await two.get('doc-1')), side: 'two' })
    await one.replicate.to(remotePouch(url, ann))
    await two.replicate.to(remotePouch(url, ann))
    await one.replicate.from(remotePouch(url, ann))
    const [here, there] = await Promise.all([
      one.get('doc-1', { conflicts: true }),
      call('GET', '/doc-1?conflicts=true'),
    ])
    expect(here['_conflicts']).toHaveLength(1)
    expect(there.json).toMatchObject({ _rev: here['_rev'], _conflicts: here['_conflicts'] })
    expect(await one.replicate.to(remotePouch(url, ann))).toMatchObject({ docs_written: 0 })
  })

  test('is live both ways, and goes on where it stopped', async () => {
    const { call, url } = await shared()
    const local = localPouch()
    const remote = remotePouch(url, ann)
    const live = local.sync(remote, { live: true, retry: true })
    await local.put({ _id: 'from-here', n: 1 })
    await call('PUT', '/from-there', { body: { n: 2 } })
    await until(async () => (await call('GET', '/from-here')).status === 200, 'the local change is on the server')
    await until(async () => (await local.allDocs()).total_rows === 2, 'the change on the server is here')
    live.cancel()
    await call('PUT', '/while-away', { body: { n: 3 } })
    expect(await local.replicate.from(remotePouch(url, ann))).toMatchObject({ docs_read: 1, docs_written: 1 })
  })

  test('hears of each refusal, and the others go on', async () => {
    const { call, url } = await shared()
    const source = 'function (doc) { if (doc.poison) throw({ forbidden: "poison is refused" }) }'
    await call('PUT', '/_design/rules', { as: server.admin, body: { validate_doc_update: source } })
    const local = localPouch()
    await local.bulkDocs([{ _id: 'good-1' }, { _id: 'poisoned', poison: true }, { _id: 'good-2' }])
    const result = await local.replicate.to(remotePouch(url, ann))
    expect(result).toMatchObject({ docs_written: 2, doc_write_failures: 1 })
    expect(await call('GET', '/poisoned')).toMatchObject(refusal(404, 'not_found', 'missing'))
    expect(await call('GET', '/good-2')).toMatchObject({ status: 200 })
  })
})
