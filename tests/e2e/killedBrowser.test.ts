import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../chaos/seededRandom.ts'
import { killTablet } from './killTablet.ts'
import { landscape, type OpenTablet, openTablet } from './openTablet.ts'
import { readVisitIds } from './readVisitIds.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar, technicianAt } from './technician.ts'
import { verdictOnTrail } from './verdictOnTrail.ts'

const KILLS = 20
const SEED = 20_261_125
const MOST_VISITS_A_ROUND = 2
const LONGEST_AFTERWARDS_MILLISECONDS = 600

let centre: RunningCentre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.remove())

test(`SY1 SY2 the browser killed ${KILLS} times while visits are taken: each that was on screen is there, and arrives`, async () => {
  const random = seededRandom(SEED)
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-killed-'))
  const first = await openTablet(profile, landscape)
  const technician = technicianAt(first.page)
  await technician.setUp(centre, 'K')
  await technician.signIn()
  await technician.untilInstalled()
  const tabletId = await technician.tabletId()
  await first.close()

  const confirmed: string[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    let wanted = confirmed.length
    const tablet = await atWork(profile)
    expect(await tablet.page.evaluate(readVisitIds)).toEqual(expect.arrayContaining(confirmed))
    // Without a network nothing lost on the tablet could come back from the centre.
    await tablet.context.setOffline(kill % 2 === 0)
    const killed = new AbortController()
    const working = takeVisitsUntil(killed.signal, tablet, confirmed)
    // At some moment of the visit after these.
    wanted += Math.floor(random() * (MOST_VISITS_A_ROUND + 1))
    await expect.poll(() => confirmed.length, { interval: 10 }).toBeGreaterThanOrEqual(wanted)
    await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_AFTERWARDS_MILLISECONDS))
    killed.abort()
    await Promise.all([killTablet(profile), working])
    await tablet.close().catch(() => undefined)
  }

  expect(new Set(confirmed).size).toBe(confirmed.length)
  const last = await atWork(profile)
  expect(await last.page.evaluate(readVisitIds)).toEqual(expect.arrayContaining(confirmed))
  await expect.poll(() => technicianAt(last.page).syncWords()).toMatch(/All sent/)
  const ids = (await centre.recordsOf(demonstrationBar.id, tabletId)).map(({ _id }) => _id)
  expect(ids).toEqual(expect.arrayContaining(confirmed))
  expect(await verdictOnTrail(centre, demonstrationBar.id, tabletId)).toMatchObject({ kind: 'whole', from: 1 })
  expect(last.faults).toEqual([])
  await last.close()
  await rm(profile, { recursive: true, force: true })
})

async function atWork(profile: string): Promise<OpenTablet> {
  const tablet = await openTablet(profile, landscape)
  await tablet.page.goto(centre.appUrl)
  const technician = technicianAt(tablet.page)
  await technician.enterPin()
  await technician.heading('Queue')
  return tablet
}

/** A visit counts as confirmed once its page is on screen. */
async function takeVisitsUntil(killed: AbortSignal, { page }: OpenTablet, confirmed: string[]): Promise<void> {
  const technician = technicianAt(page)
  try {
    for (;;) {
      await technician.newVisit(null, 'Password or lock-out')
      confirmed.push(decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? ''))
      await technician.toQueue()
    }
  } catch (cause) {
    if (!killed.aborted) throw cause
  }
}
