import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core'
import { getFetchWithCouchDBAuthorization, replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from './contractClient.ts'
import { type ContractServer, contractServers, randomName } from './contractServer.ts'
import { until } from './until.ts'

type Note = { readonly id: string; readonly text: string }

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 100 }, text: { type: 'string' } },
  required: ['id', 'text'],
} as const

describe.each(contractServers)('RxDB’s CouchDB plugin with $name', ({ open }) => {
  let server: ContractServer
  let ann: Person
  let path = ''
  beforeAll(async () => {
    server = await open()
    ann = await server.makePerson(['bar:a'])
    path = `/${await server.makeDatabase()}`
    const body = { admins: { roles: ['_admin'] }, members: { roles: ['bar:a'] } }
    await server.call('PUT', `${path}/_security`, { as: server.admin, body })
  })
  afterAll(() => server.close())

  async function aTablet() {
    const database = await createRxDatabase({ name: randomName(), storage: getRxStorageMemory(), multiInstance: false })
    const { notes } = await database.addCollections({ notes: { schema } })
    const collection = notes as RxCollection<Note>
    const replication = replicateCouchDB({
      replicationIdentifier: randomName(),
      collection,
      url: `${server.url}${path}/`,
      fetch: getFetchWithCouchDBAuthorization(ann.name, ann.password),
      live: true,
      pull: { batchSize: 50 },
      push: { batchSize: 50 },
    })
    return { collection, replication, close: () => database.close() }
  }

  test('two tablets and the server come to hold the same, live', async () => {
    const [one, two] = [await aTablet(), await aTablet()]
    await one.replication.awaitInitialReplication()
    await two.replication.awaitInitialReplication()
    await one.collection.bulkInsert(
      Array.from({ length: 120 }, (_, n) => ({ id: `note-${n}`, text: `from one, ${n}` })),
    )
    await server.call('PUT', `${path}/from-server`, { as: ann, body: { text: 'from the server' } })
    const countOf = (tablet: Awaited<ReturnType<typeof aTablet>>) => tablet.collection.count().exec()
    await until(async () => (await countOf(two)) === 121 && (await countOf(one)) === 121, 'both tablets hold all')
    expect(await server.call('GET', path, { as: ann })).toMatchObject({ json: { doc_count: 121 } })

    await (await two.collection.findOne('note-4').exec(true)).incrementalPatch({ text: 'patched by two' })
    await (await two.collection.findOne('note-5').exec(true)).incrementalRemove()
    await until(
      async () =>
        (await one.collection.findOne('note-4').exec())?.text === 'patched by two' && (await countOf(one)) === 120,
      'one has heard of what two did',
    )
    expect(await server.call('GET', `${path}/note-5`, { as: ann })).toMatchObject({ status: 404 })
    await Promise.all([one.close(), two.close()])
  })
})
