import type { Page } from 'playwright-core'
import { buildApp } from '../stage/buildApp.ts'
import { openAppProfile } from '../stage/openAppProfile.ts'
import { openCentre } from '../stage/openCentre.ts'
import { noteTaps, timeToQueue } from '../stage/timeOnGlass.ts'
import { atMost, type Measure } from './measure.ts'

/** Long enough for the browser to report a tap, which it does some time after the image. */
const msUntilReported = 1_500

/** The queue of a desk with 20,000 closed visits: opened cold, opened from another screen, and tapped. */
export const deskGlass: Measure<'start' | 'open' | 'tap'> = {
  name: 'desk',
  peers: ['tech-bar'],
  rows: {
    start: {
      title: 'the queue with 20,000 closed visits, processor at a quarter: app started, no network',
      unit: 'ms',
      goals: [atMost(1_000)],
    },
    open: { title: 'the same, from a tap on Queue on another screen', unit: 'ms', goals: [atMost(1_000)] },
    tap: {
      title: 'longest time from a finger to the next image: Start, a reason, an outcome, a face',
      unit: 'ms',
      goals: [atMost(100)],
    },
  },
  prepare: async (stage, amount) => {
    const folder = await stage.folder('desk')
    await buildApp('product', folder, stage.pagesFolder)
    const centre = await openCentre(folder)
    const input = { total: amount === 'full' ? 20_000 : 1_000, account: centre.account, adapter: 'idb' } as const
    const profile = await openAppProfile(await stage.folder('profile'), centre, { command: 'fillProduct', input })
    return {
      sample: async () => {
        const { usableMs, tablet } = await profile.startCold()
        const { page } = tablet
        await page.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
        await page.getByRole('heading', { level: 1, name: 'This tablet' }).waitFor()
        const open = await page.evaluate(timeToQueue)
        const tap = await longestTap(page)
        await tablet.close()
        return { start: usableMs, open, tap }
      },
      close: () => centre.close(),
    }
  },
}

/** A visit that is taken and closed, and one that is logged: what a technician taps all day. */
async function longestTap(page: Page): Promise<number> {
  await page.evaluate(noteTaps)
  await page
    .getByRole('button', { name: /^Start / })
    .first()
    .tap()
  await page.getByRole('button', { name: /^Fixed/ }).tap()
  await page.getByRole('link', { name: 'Queue' }).first().tap()
  await page.getByRole('link', { name: 'New visit' }).tap()
  await page.getByRole('button', { name: 'Laptop will not start' }).tap()
  await page.getByRole('button', { name: /^Fixed/ }).tap()
  await page.getByRole('link', { name: 'Hand over' }).tap()
  await page.getByRole('button', { name: 'Very good' }).tap()
  await page.waitForTimeout(msUntilReported)
  return page.evaluate(() => Number(Reflect.get(window, 'tapMs')))
}
