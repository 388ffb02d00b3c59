import { setTimeout as sleep } from 'node:timers/promises'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { createCouchClient } from '../../src/sync/couchClient.ts'
import { browserFetch } from '../../tests/fixtures/browserFetch.ts'
import { prepareCentre, tabletAccount } from '../../tests/chaos/chaosCentre.ts'
import { seededRandom } from '../../tests/chaos/seededRandom.ts'
import { testServers } from '../../tests/integration/centreServers.ts'
import { aClosedVisit, barYear } from '../documents/benchVisits.ts'
import { openCentre } from '../stage/openCentre.ts'
import type { Stage } from '../stage/openStage.ts'
import { percentileOf } from '../statistics/spread.ts'
import { atMost, type Measure } from './measure.ts'

const tablets = 50
/** Seven desks and seven crews. */
const bars = 14
const longestPauseMs = 1_000
const apache = testServers.find(({ name }) => name === 'Apache CouchDB')

type Centre = { readonly url: string; readonly barIds: readonly string[]; close(): Promise<void> }

/** Fifty clients of the product's own at one centre: each follows its bar's feed, and sends a visit now and then. */
export const fiftyTablets: Measure<'push' | 'failed'> = {
  name: 'fifty',
  peers: apache === undefined ? ['tech-bar'] : ['tech-bar', 'apache-couchdb'],
  rows: {
    push: {
      title: '50 tablets at the embedded endpoint at once: a push of one record, 95th percentile',
      unit: 'ms',
      goals: [atMost(500)],
    },
    failed: { title: 'requests of these that failed', unit: '', goals: [atMost(0)] },
  },
  prepare: async (stage, amount) => ({
    sample: async (peer) => {
      const centre = peer === 'apache-couchdb' ? await apacheCentre() : await embeddedCentre(stage)
      try {
        const pushes = amount === 'full' ? 20 : 3
        const each = Array.from({ length: tablets }, (_, n) => oneTablet(centre, n, pushes))
        const done = await Promise.all(each)
        const times = done.flatMap((tablet) => tablet.times)
        return { push: percentileOf(times, 0.95), failed: done.reduce((sum, { failed }) => sum + failed, 0) }
      } finally {
        await centre.close()
      }
    },
    close: async () => undefined,
  }),
}

async function oneTablet({ url, barIds }: Centre, n: number, pushes: number) {
  const random = seededRandom(n)
  const client = createCouchClient({
    baseUrl: url,
    fetch: browserFetch(),
    now: () => new Date(),
    onServerTime: () => undefined,
  })
  const barId = barIds[n % barIds.length] ?? ''
  const database = databaseOfBar(barId)
  const ended = new AbortController()
  const counted = { times: [] as number[], failed: 0 }
  const count = (answer: { readonly kind: 'answer' | 'failure' }) => {
    if (answer.kind === 'failure' && !ended.signal.aborted) counted.failed += 1
  }
  count(await client.signIn(tabletAccount))
  const follow = async () => {
    for (let since = '0', isWaiting = false; !ended.signal.aborted; ) {
      const page = await client.changes(database, { since, limit: 1_000, isWaiting }, ended.signal)
      count(page)
      if (page.kind === 'failure') continue
      isWaiting = page.value.results.length === 0 || isWaiting
      since = String(page.value.last_seq)
    }
  }
  // Not waited for: Node 20 now and then forgets to abort a fetch, and the centre's end ends it too.
  void follow()
  for (let sent = 0; sent < pushes; sent += 1) {
    await sleep(random() * longestPauseMs)
    const { id, ...visit } = aClosedVisit(barId, sent)
    const startedAt = performance.now()
    count(await client.bulkDocs(database, [{ ...visit, _id: id }]))
    counted.times.push(performance.now() - startedAt)
  }
  ended.abort()
  return counted
}

async function embeddedCentre(stage: Stage): Promise<Centre> {
  const centre = await openCentre(stage.pagesFolder)
  const barIds: string[] = []
  for (let n = 0; n < bars; n += 1) barIds.push(await centre.addBar())
  for (const barId of barIds) await centre.write(databaseOfBar(barId), barYear(barId, 100, 0))
  return { url: centre.url, barIds, close: () => centre.close() }
}

async function apacheCentre(): Promise<Centre> {
  if (apache === undefined) throw new Error('COUCHDB_URL names no Apache CouchDB.')
  const centre = await apache.open()
  const barIds = Array.from({ length: bars }, (_, n) => `bench-${n + 1}`)
  await prepareCentre(centre, barIds)
  return { url: centre.url, barIds, close: () => centre.release() }
}
