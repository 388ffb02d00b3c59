import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar, technicianAt } from './technician.ts'
import { verdictOnTrail } from './verdictOnTrail.ts'

let centre: RunningCentre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.remove())

test('SY13 two tabs show the same, and when the leader is frozen the other takes over', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  const tablet = await openTablet(profile, landscape)
  const leader = technicianAt(tablet.page)
  await leader.setUp(centre, 'A')
  await leader.signIn()
  await leader.untilInstalled()
  const tabletId = await leader.tabletId()

  const second = await tablet.context.newPage()
  const follower = technicianAt(second)
  await second.goto(centre.appUrl)
  await follower.enterPin()
  await follower.newVisit('P30001', 'Printing')
  await expect.poll(() => follower.syncWords()).toMatch(/All sent/)
  const visits = async () =>
    (await centre.recordsOf(demonstrationBar.id, tabletId)).filter(({ type }) => type === 'visit')
  expect(await visits()).toHaveLength(1)

  const debuggerOfLeader = await tablet.context.newCDPSession(tablet.page)
  // As a system does with a tab in the background: no script runs in it, and it keeps its lock.
  await debuggerOfLeader.send('Debugger.enable')
  await debuggerOfLeader.send('Debugger.pause')
  await follower.end('Fixed')
  await follower.toQueue()
  await follower.newVisit('P30002', 'Printing')
  await expect.poll(visits, { interval: 500 }).toHaveLength(2)
  await expect.poll(() => follower.syncWords()).toMatch(/All sent/)

  await debuggerOfLeader.send('Debugger.disable')
  await tablet.page.bringToFront()
  await tablet.page.getByText('P30002').first().waitFor()
  await expect.poll(() => leader.syncWords()).toMatch(/All sent/)
  expect(
    (await visits()).map((visit) => visit.outcome ?? visit.state ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
  ).toEqual(['fixed', 'in service'])
  // Both tabs noted in one chain.
  expect(await verdictOnTrail(centre, demonstrationBar.id, tabletId)).toMatchObject({ kind: 'whole', from: 1 })
  expect(tablet.faults).toEqual([])
  await tablet.close()
  await rm(profile, { recursive: true, force: true })
})
