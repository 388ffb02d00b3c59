import type { Page } from 'playwright-core'
import { landscape, openTablet, type OpenTablet } from '../../tests/e2e/openTablet.ts'
import type { Commands } from '../pages/commands.ts'
import { askPage } from './askPage.ts'
import { noteFirstQueue } from './noteFirstQueue.ts'
import type { BenchCentre } from './openCentre.ts'

const longestStartMs = 60_000
const throttling = 4

export type ColdStart = {
  /** Milliseconds from navigation to a usable queue. */
  readonly usableMs: number
  readonly tablet: OpenTablet
}

export type AppProfile = {
  /** A browser that was not running, no network, a throttled processor; whoever starts it closes it. */
  startCold(): Promise<ColdStart>
}

/** A tablet's profile, filled by a page on the app's origin, then with the app installed as after one visit. */
export async function openAppProfile(
  profile: string,
  centre: BenchCentre,
  fill: { readonly command: 'fillProduct' | 'fillTwin'; readonly input: Parameters<Commands['fillTwin']>[0] },
): Promise<AppProfile> {
  const filling = await openTablet(profile, landscape)
  const { page, context } = filling
  await page.goto(`${centre.origin}bench.html`)
  await askPage(page, fill.command, fill.input)
  await context.addInitScript(noteFirstQueue)
  await page.goto(centre.origin)
  await whenUsable(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  await filling.close()
  return {
    startCold: async () => {
      const tablet = await openTablet(profile, landscape)
      await tablet.context.setOffline(true)
      await tablet.context.addInitScript(noteFirstQueue)
      const session = await tablet.context.newCDPSession(tablet.page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: throttling })
      await tablet.page.goto(centre.origin)
      return { usableMs: await whenUsable(tablet.page), tablet }
    },
  }
}

async function whenUsable(page: Page): Promise<number> {
  const usable = await page.waitForFunction(() => Reflect.get(window, 'queueUsableMs') as number | undefined, null, {
    timeout: longestStartMs,
  })
  return Number(await usable.jsonValue())
}
