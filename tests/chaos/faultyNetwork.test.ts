import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { type FaultProxy, startFaultProxy } from '../fixtures/faultProxy.ts'
import { type TestCentre, testServers } from '../integration/centreServers.ts'
import { differences, missingOrTwice } from './agreement.ts'
import { prepareCentre, recordsAt, tabletAccount } from './chaosCentre.ts'
import { seededRandom } from './seededRandom.ts'
import { startTabletProcess, type TabletProcess } from './startTabletProcess.ts'

const TABLETS = 3
const EDITS = 200
const FAULTS = 500
const CHANCE = 0.5
const SHARED_VISITS = 6
// Two teams keep two cores busy; more of them only wait for each other.
const AT_ONCE = 2
// A seed costs 14 s of a core on an IndexedDB in JavaScript and 9 s in memory; the network is what is tested here.
const SEEDS_PER_DISK = 4
const SHOWN = 5
// A 413 in CouchDB's words for a request with one record alone is taken as the centre's word on that record: it is set aside,
// and goes out by an edit or by "Send again". Nothing else that the proxy says may set a record aside.
const TOO_LARGE = 'The centre says that this record is too large.'
const LONGEST_SETTLING_MILLISECONDS = 30_000

// `CHAOS_SEEDS=500 npm run chaos -- faulty` plays so many; `CHAOS_SEED=<n>` replays the faults and edits of one.
const only = process.env['CHAOS_SEED']
const count = Number(process.env['CHAOS_SEEDS'] ?? 20)
const seeds = only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)]
// Bounds, several times what is needed on two cores.
const LONGEST_PREPARING_MILLISECONDS = 60_000 + seeds.length * 2_000
const LONGEST_PLAYING_MILLISECONDS = 60_000 + seeds.length * 30_000
const barOf = (seed: number) => `chaos-${seed}`

describe.each(testServers)('three tablets on a bad network, $name', (server) => {
  let centre: TestCentre
  let crews: (readonly TabletProcess[])[] = []
  beforeAll(async () => {
    centre = await server.open()
    await prepareCentre(centre, seeds.map(barOf))
    crews = Array.from({ length: AT_ONCE }, () => Array.from({ length: TABLETS }, startTabletProcess))
  }, LONGEST_PREPARING_MILLISECONDS)
  afterAll(async () => {
    await Promise.all(crews.flat().map((tablet) => tablet.end()))
    await centre.release()
  })

  test(
    `SY2 SY3 SY6 ${TABLETS} x ${EDITS} edits under ${FAULTS} faults, ${seeds.length} seeds: all hold the same, no event lost, none twice`,
    async () => {
      const waiting = [...seeds]
      const failed: string[] = []
      const playOn = async (crew: readonly TabletProcess[]) => {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          const wrong = await play(seed, crew, centre).catch((cause: unknown) => [String(cause)])
          const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more`] : []
          failed.push(...[...wrong.slice(0, SHOWN), ...more].map((line) => `CHAOS_SEED=${seed}: ${line}`))
        }
      }
      await Promise.all(crews.map(playOn))
      expect(failed).toEqual([])
    },
    LONGEST_PLAYING_MILLISECONDS,
  )
})

/** What is wrong in the end, in words; empty when all is well. */
async function play(seed: number, crew: readonly TabletProcess[], centre: TestCentre): Promise<readonly string[]> {
  const barId = barOf(seed)
  const budget = { left: 0 }
  const proxies = await Promise.all(
    crew.map((_, at) => startFaultProxy(centre.url, { random: seededRandom(seed * 100 + at), budget, chance: CHANCE })),
  )
  try {
    await openTablets(seed, barId, crew, proxies)
    const visitIds = await sharedVisits(crew)
    budget.left = FAULTS
    const working = Promise.all(crew.map((tablet) => tablet.ask('work', { edits: EDITS, visitIds })))
    while (budget.left > 0) {
      await pause(20)
      await Promise.all(crew.map((tablet) => tablet.ask('sendNow')))
    }
    await working
    return await whatIsWrong(crew, centre, barId)
  } finally {
    await Promise.all(crew.map((tablet) => tablet.ask('close')))
    await Promise.all(proxies.map((proxy) => proxy.close()))
  }
}

async function openTablets(
  seed: number,
  barId: string,
  crew: readonly TabletProcess[],
  proxies: readonly FaultProxy[],
) {
  const orderOf = (at: number) => ({
    centreUrl: proxies[at]?.url ?? '',
    account: tabletAccount,
    barId,
    letter: 'ABC'.charAt(at),
    seed: seed * 1_000 + at,
    isOnDisk: seed % SEEDS_PER_DISK === 0,
  })
  await Promise.all(crew.map((tablet, at) => tablet.ask('open', orderOf(at))))
}

/** Visits that all tablets hold before the network goes bad. */
async function sharedVisits([first, ...others]: readonly TabletProcess[]): Promise<readonly string[]> {
  if (first === undefined) return []
  const visitIds: string[] = []
  while (visitIds.length < SHARED_VISITS) visitIds.push(await first.ask('newVisit'))
  for (const other of others) while ((await other.ask('records')).length < SHARED_VISITS) await pause(20)
  return visitIds
}

async function whatIsWrong(
  crew: readonly TabletProcess[],
  centre: TestCentre,
  barId: string,
): Promise<readonly string[]> {
  const until = Date.now() + LONGEST_SETTLING_MILLISECONDS
  await Promise.all(crew.map((tablet) => tablet.ask('sendNow')))
  const confirmed = (await Promise.all(crew.map((tablet) => tablet.ask('confirmed')))).flat()
  for (;;) {
    await pause(100)
    const reasons = (await Promise.all(crew.map((tablet) => tablet.ask('sendRefusedAgain')))).flat()
    const untrue = reasons.filter((reason) => reason !== TOO_LARGE)
    if (untrue.length > 0) return untrue.map((reason) => `refused by nobody: ${reason}`)
    const isOver = Date.now() > until
    if (!isOver && !(await isQuiet(crew))) continue
    const atCentre = await recordsAt(centre, barId)
    const held = await Promise.all(crew.map((tablet) => tablet.ask('records')))
    const wrong = held.flatMap((records, at) => differences('ABC'.charAt(at), records, atCentre))
    if (isOver || wrong.length === 0) return [...wrong, ...missingOrTwice(confirmed, atCentre)]
  }
}

async function isQuiet(crew: readonly TabletProcess[]): Promise<boolean> {
  const all = await Promise.all(crew.map((tablet) => tablet.ask('status')))
  return all.every(({ unsent }) => unsent !== null && unsentTotal(unsent) === 0 && unsent.refused === 0)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
