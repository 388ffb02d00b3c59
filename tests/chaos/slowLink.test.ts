import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { recordSwap } from '../../src/domain/swap/recordSwap.ts'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import { startSlowLink } from '../fixtures/faultProxyLink.ts'
import { type TestCentre, testServers } from '../integration/centreServers.ts'
import { prepareCentre, recordsAt, tabletAccount } from './chaosCentre.ts'
import { composeTablet } from './composeTablet.ts'
import { seededRandom } from './seededRandom.ts'
import { technicianAtWork } from './technicianAtWork.ts'

const bar = 'lambeth-popup'
const VISITS = 60
const SWAPS = 12
const TAPS = 50
const SEED = 20_261_124
// Of those by which this link loses its second and its fifth request: few are enough for a shift.
const LOSSES_SEED = 523
const LINK = { bitsPerSecond: 20_000, latencyMs: 2_000, lossRate: 0.1 }
const LONGEST_WAY_MILLISECONDS = 85_000

describe.each(testServers)('a shift over a slow link, $name', (server) => {
  let centre: TestCentre
  beforeAll(async () => {
    centre = await server.open()
    await prepareCentre(centre, [bar])
  })
  afterAll(() => centre.release())

  test('SY8 20 kbit/s, 2 s, 10 % lost: 60 visits, 12 swaps and 50 taps arrive', async () => {
    const random = seededRandom(SEED)
    const link = await startSlowLink(centre.url, { ...LINK, random: seededRandom(LOSSES_SEED) })
    const own = { name: `tablet-${randomUUID()}`, disk: new IDBFactory(), random }
    const plan = { centreUrl: link.url, account: tabletAccount, barId: bar, letter: 'A', ...own }
    const tablet = await composeTablet(plan)
    const { services } = tablet
    const technician = technicianAtWork(tablet, bar, random)
    for (let taken = 0; taken < VISITS; taken += 1) {
      const visit = await technician.newVisit()
      if (taken < SWAPS)
        await services.swaps.add(recordSwap(services.newId('swap'), visit, swapAnswers, 'Stockroom', services.stamp))
      if (taken < TAPS) await services.taps.add(recordTap(visit, 'good', services.stamp()))
    }
    const toSend = async () => unsentTotal((await firstValueFrom(services.sync.status$)).unsent ?? expect.unreachable())
    await expect.poll(toSend, { timeout: LONGEST_WAY_MILLISECONDS, interval: 250 }).toBe(0)
    const types = (await recordsAt(centre, bar)).map(({ type }) => type)
    const countOf = (wanted: string) => types.filter((type) => type === wanted).length
    console.log('over the slow link:', link.traffic)
    expect(link.traffic.lost).toBeGreaterThan(0)
    expect({ visits: countOf('visit'), swaps: countOf('swap'), taps: countOf('tap') }).toEqual({
      visits: VISITS,
      swaps: SWAPS,
      taps: TAPS,
    })
    await tablet.close()
    await link.close()
  })
})
