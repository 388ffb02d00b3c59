import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemonstration } from '../../centre/demonstration/seedDemonstration.ts'
import { createEndpoint, type RunningEndpoint } from '../../endpoint/createEndpoint.ts'
import { landscape, openTablet } from './openTablet.ts'
import { technicianAt } from './technician.ts'

let folder: string
let endpoint: RunningEndpoint
let setUpCode: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'techbar-update-'))
  await cp(fileURLToPath(new URL('../../dist', import.meta.url)), join(folder, 'app'), { recursive: true })
  endpoint = await createEndpoint({ dataFolder: join(folder, 'data'), appFolder: join(folder, 'app') })
  const admin = { name: endpoint.adminName, password: endpoint.adminPassword }
  const { signIn } = await seedDemonstration(endpoint.url, admin, new Date())
  setUpCode = /TRYOUT(-[A-Z0-9]{4})+/.exec(signIn.join('\n'))?.[0] ?? ''
})
afterAll(async () => {
  await endpoint.close()
  await rm(folder, { recursive: true, force: true })
})

const idleWithin = { timeout: 200_000, interval: 1_000 }

/** Stays in a page until it is reloaded. */
const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }))
const isMarked = (page: Page) => page.evaluate(() => 'isTheSamePage' in globalThis)

test('SY14 a new version waits, says so, and never reloads over a form in another tab', async () => {
  const appUrl = endpoint.url.replace(/db$/, '')
  const profile = join(folder, 'profile')
  const yesterday = await openTablet(profile, landscape)
  const technician = technicianAt(yesterday.page)
  await technician.setUp({ appUrl, setUpCode }, 'A')
  await technician.signIn()
  await technician.untilInstalled()
  await yesterday.close()

  const tablet = await openTablet(profile, landscape)
  const first = tablet.page
  await first.goto(appUrl)
  await technicianAt(first).enterPin()
  // A tab in the background draws once a second: each is brought to the front before it is touched.
  const second = await tablet.context.newPage()
  const colleague = technicianAt(second)
  await second.goto(appUrl)
  await colleague.enterPin()
  await second.getByRole('link', { name: 'New visit' }).tap()
  await second.getByRole('textbox', { name: 'Staff number' }).fill('P55555')
  await Promise.all([mark(first), mark(second)])

  await first.bringToFront()
  await appendFile(join(folder, 'app', 'sw.js'), '\n// The next version.\n')
  await first.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
  // Chromium looks for versions in its idle time, of which it says there is none for up to three minutes after its start.
  await expect
    .poll(async () => {
      await first.evaluate(() => window.dispatchEvent(new Event('pageshow')))
      return first.getByText('A new version waits for 1 unfinished form').isVisible()
    }, idleWithin)
    .toBe(true)
  expect(await isMarked(second)).toBe(true)
  expect(await second.getByRole('textbox', { name: 'Staff number' }).inputValue()).toBe('P55555')

  // As when another version took over while this tab was frozen: it does not reload over its form either.
  await second.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')))
  expect(await isMarked(second)).toBe(true)

  await second.bringToFront()
  await colleague.toQueue()
  await first.bringToFront()
  await first.getByRole('button', { name: 'Use the new version' }).tap()
  await expect.poll(() => isMarked(first)).toBe(false)
  await expect.poll(() => isMarked(second)).toBe(false)
  await first.getByText('the newest that this tablet knows of').waitFor()
  await second.bringToFront()
  await second.getByRole('link', { name: 'Go on with New visit' }).tap()
  await expect.poll(() => second.getByRole('textbox', { name: 'Staff number' }).inputValue()).toBe('P55555')
  expect(tablet.faults).toEqual([])
  await tablet.close()
})
