import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkDesk } from './deskScreens.ts'
import { filmOf } from './fakeCamera.ts'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { type Look, walkScreens } from './screens.ts'
import { technicianAt } from './technician.ts'

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

/** Everything that this browser asks for, and everything that the page's own policy keeps it from. */
async function watchedTablet(profile: string, furtherArguments: readonly string[] = []) {
  const tablet = await openTablet(profile, landscape, 'light', furtherArguments)
  const asked: string[] = []
  const violations: string[] = []
  tablet.context.on('request', (request) => asked.push(request.url()))
  await tablet.context.exposeBinding('noteViolation', (_source, words: string) => violations.push(words))
  await tablet.context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as unknown as { readonly noteViolation: (words: string) => void }
      noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  return { ...tablet, asked, violations }
}

function expectAtHome(tablet: Awaited<ReturnType<typeof watchedTablet>>): void {
  const home = new URL(centre.appUrl).origin
  const elsewhere = tablet.asked.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== home)
  expect(tablet.asked.filter((url) => url.startsWith(home)).length).toBeGreaterThan(20)
  expect(elsewhere).toEqual([])
  expect(tablet.violations).toEqual([])
  // The browser's console says of a policy what the event does not: a feature that it does not know, a frame, a header.
  expect(tablet.faults).toEqual([])
}

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
    expectAtHome(tablet)
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
  expectAtHome(tablet)
  await tablet.close()
})
