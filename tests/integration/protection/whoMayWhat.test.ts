import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisit } from '../../../src/testing/aVisit.ts'
import { testServers } from '../centreServers.ts'
import { aPeopledCentre, bar, barDatabase, otherBar, type PeopledCentre, sent, type Who } from './aPeopledCentre.ts'

const everyone = [
  'tablet',
  "another bar's tablet",
  'desk screen',
  'manager',
  'officer',
  'replicator',
  'nobody',
  'administrator',
] as const satisfies readonly Who[]

type Row = readonly [database: string, statuses: readonly number[]]

/** The columns are `everyone`'s. The same table stands in docs/spec/roles.md. */
const reading: readonly Row[] = [
  [barDatabase, [200, 403, 200, 200, 403, 200, 401, 200]],
  [`techbar-bar-${otherBar}`, [403, 200, 403, 200, 403, 200, 401, 200]],
  ['techbar-shared', [200, 200, 200, 200, 403, 200, 401, 200]],
  ['techbar-central', [403, 403, 403, 200, 403, 200, 401, 200]],
  ['techbar-public', [200, 200, 200, 200, 200, 200, 200, 200]],
]
const adding: readonly Row[] = [
  [barDatabase, [201, 403, 201, 403, 403, 403, 401, 201]],
  ['techbar-shared', [403, 403, 403, 201, 403, 403, 401, 201]],
  ['techbar-central', [403, 403, 403, 403, 403, 201, 401, 201]],
  ['techbar-public', [403, 403, 403, 201, 403, 201, 401, 201]],
]
const deleting: readonly Row[] = [
  [barDatabase, [403, 403, 403, 403, 403, 403, 401, 200]],
  ['techbar-shared', [403, 403, 403, 403, 403, 403, 401, 200]],
]

const rowsOf = (table: readonly Row[]) =>
  table.flatMap(([database, statuses]) =>
    everyone.map((who, at) => ({ who, database, status: statuses[at] ?? 0, word: wordOf(statuses[at] ?? 0) })),
  )

function wordOf(status: number): string {
  return status < 400 ? 'may' : status === 401 ? 'must sign in before they' : 'may not'
}

let made = 0
/** What is right for that database, so that only who writes it can be wrong. */
function aRecordFor(database: string, who: string) {
  made += 1
  if (!/-(bar|central)/.test(database)) {
    const siteId = `site-${made}`
    const site = {
      type: 'site',
      schema: 1,
      name: 'Bow',
      bcu: 'Central East',
      borough: 'Tower Hamlets',
      network: 'poor',
    }
    return { ...site, siteId, _id: `site:${siteId}` }
  }
  const tabletId = who === 'desk screen' ? 'install-9' : 'tablet-1'
  const { events, ...visit } = aVisit([], { id: `visit:${made}`, by: tabletId })
  return sent({ ...visit, tabletId, events: events.map((event) => ({ ...event, tabletId })) })
}

describe.each(testServers)('who may what on $name', (server) => {
  let centre: PeopledCentre
  beforeAll(async () => {
    centre = await aPeopledCentre(server)
  }, 150_000)
  afterAll(() => centre.release())

  test.each(rowsOf(reading))('$who $word read $database ($status)', async ({ who, database, status }) => {
    const paths = ['_all_docs?limit=1', '_changes?limit=1', '_design/validation']
    for (const path of paths) expect((await centre.attempt(who, 'GET', `/${database}/${path}`)).status).toBe(status)
    const find = { body: { selector: { type: 'visit' }, limit: 1 } }
    expect((await centre.attempt(who, 'POST', `/${database}/_find`, find)).status).toBe(status)
  })

  test.each(rowsOf(adding))('$who $word add a record to $database ($status)', async ({ who, database, status }) => {
    const record = aRecordFor(database, who)
    const answer = await centre.attempt(who, 'PUT', `/${database}/${record._id}`, { body: record })
    expect(answer).toMatchObject({ status })
    const kept = await centre.attempt('administrator', 'GET', `/${database}/${record._id}`)
    expect(kept.status).toBe(status === 201 ? 200 : 404)
  })

  test.each(rowsOf(deleting))(
    '$who $word delete a record from $database ($status)',
    async ({ who, database, status }) => {
      const record = aRecordFor(database, 'tablet')
      const path = `/${database}/${record._id}`
      const { json } = await centre.attempt('administrator', 'PUT', path, { body: record })
      const { rev = '' } = json as { readonly rev?: string }
      expect((await centre.attempt(who, 'DELETE', `${path}?rev=${rev}`)).status).toBe(status)
    },
  )

  describe.each(everyone.filter((who) => who !== 'administrator'))('%s', (who) => {
    const refused = [401, 403, 404]
    test.each([
      ['writes no design document', 'PUT', `/${barDatabase}/_design/mine`, { language: 'javascript', views: {} }],
      ['replaces no rules', 'PUT', `/${barDatabase}/_design/validation`, { language: 'javascript' }],
      ['purges nothing', 'POST', `/${barDatabase}/_purge`, { 'visit:1': ['1-a'] }],
      ['compacts nothing', 'POST', `/${barDatabase}/_compact`, {}],
      ['makes no database', 'PUT', '/techbar-bar-evil', undefined],
      ['deletes no database', 'DELETE', '/techbar-shared', undefined],
      ['lists no databases', 'GET', '/_all_dbs', undefined],
      ['lists no accounts', 'GET', '/_users/_all_docs', undefined],
      ['reads no account', 'GET', '/_users/org.couchdb.user:techbar-replicator', undefined],
      ['makes no account', 'PUT', '/_users/org.couchdb.user:eve', person('eve', [])],
      [
        'gives itself no role',
        'PUT',
        '/_users/org.couchdb.user:techbar-test-tablet',
        person('techbar-test-tablet', ['manager']),
      ],
      ['reads no replication and its password', 'GET', '/_replicator/_all_docs', undefined],
      ['starts no replication', 'PUT', '/_replicator/eve', { source: barDatabase, target: 'http://127.0.0.1:9/eve' }],
      ['has nothing replicated', 'POST', '/_replicate', { source: barDatabase, target: 'http://127.0.0.1:9/eve' }],
    ])('%s', async (_what, method, path, body) => {
      const { status } = await centre.attempt(who, method, path, body === undefined ? {} : { body })
      expect(refused).toContain(status)
    })

    test('changes nothing in who may read and write', async () => {
      const everybody = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }
      for (const database of [barDatabase, 'techbar-public', '_users']) {
        const { status } = await centre.attempt(who, 'PUT', `/${database}/_security`, { body: everybody })
        // A cluster's nodes find no majority for what each of them refuses.
        expect([401, 403, 500]).toContain(status)
      }
      const { json } = await centre.attempt('administrator', 'GET', `/${barDatabase}/_security`)
      expect(json).toMatchObject({ members: { roles: [`bar:${bar}`, 'manager', 'replicator'] } })
    })
  })

  test.each([
    ['tablet', 201],
    ["another bar's tablet", 403],
    ['officer', 403],
    ['nobody', 401],
  ] as const)('%s writes its own mark beside the records: %i', async (who, status) => {
    const path = `/${barDatabase}/_local/techbar-${who.replaceAll(/\W/g, '-')}`
    expect((await centre.attempt(who, 'PUT', path, { body: { count: 1 } })).status).toBe(status)
  })
})

function person(name: string, roles: readonly string[]) {
  return { name, password: 'secret', type: 'user', roles }
}
