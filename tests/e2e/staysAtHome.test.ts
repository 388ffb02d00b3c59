import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkDesk } from './deskScreens.ts'
import { filmOf } from './fakeCamera.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { type Look, walkScreens } from './screens.ts'
import { technicianAt } from './technician.ts'
import { expectAtHome, watchedTablet } from './watchedTablet.ts'

let centre: RunningCentre
let folder: string
beforeAll(async () => {
  centre = await startCentre()
  folder = await mkdtemp(join(tmpdir(), 'techbar-home-'))
})
afterAll(async () => {
  await centre.remove()
  await rm(folder, { recursive: true, force: true })
})

test.each<readonly [string, (page: Page, centre: RunningCentre, letter: string, look: Look) => Promise<void>, string]>([
  ["a technician's day", walkScreens, 'H'],
  ['what a desk has besides', walkDesk, 'J'],
])(
  '%s asks for nothing outside its own origin, and for nothing that its policy forbids',
  async (name, walk, letter) => {
    const tablet = await watchedTablet(join(folder, letter))
    let looked = 0
    await walk(tablet.page, centre, letter, async () => {
      looked += 1
    })
    expect(looked, name).toBeGreaterThan(10)
    // No secret stands in an address: addresses go into logs.
    const password = centre.setUpCode
    expect(tablet.asked.filter((url) => url.includes(password) || /password|authsession|token=/i.test(url))).toEqual([])
    expectAtHome(tablet, centre)
    await tablet.close()
  },
)

test('the camera and the reader of codes work under the policy', async () => {
  const before = await watchedTablet(join(folder, 'K'))
  await technicianAt(before.page).setUp(centre, 'K')
  await technicianAt(before.page).signIn()
  const film = await filmOf('P40009', 'QRCode', before.page, folder)
  await before.close()
  const tablet = await watchedTablet(join(folder, 'K'), film)
  const technician = technicianAt(tablet.page)
  await tablet.page.goto(centre.appUrl)
  await technician.enterPin()
  await tablet.page.getByRole('link', { name: 'New visit' }).tap()
  await technician.button('Scan the pass').tap()
  await expect.poll(() => tablet.page.getByRole('textbox', { name: 'Staff number' }).inputValue()).toBe('P40009')
  expectAtHome(tablet, centre)
  await tablet.close()
})
