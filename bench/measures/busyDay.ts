import type { Page } from 'playwright-core'
import { askPage } from '../stage/askPage.ts'
import { atMost, type Measure } from './measure.ts'

const hours = 8
const day = { visits: 300, events: 5_000, syncs: 500 }

/** Eight hours of a busy desk in one page, as fast as it can: what memory is held after each, garbage collected. */
export const busyDay: Measure<'growth' | 'held'> = {
  name: 'memory',
  peers: ['tech-bar'],
  mostRuns: 1,
  rows: {
    growth: {
      title: 'memory after 8 hours of a busy desk (300 visits, 5,000 events, 500 syncs), over that after the first',
      unit: '%',
      goals: [atMost(10)],
    },
    held: { title: 'memory held at its end', unit: 'MB', goals: [] },
  },
  prepare: async (stage, amount) => {
    const browser = await stage.browser()
    const part = amount === 'full' ? hours : hours * 10
    const hour = { visits: day.visits / part, events: day.events / part, syncs: Math.floor(day.syncs / part) }
    return {
      sample: async () => {
        const page = await browser.plain()
        const { account } = stage.centre
        await askPage(page, 'openDay', {
          plan: { databaseName: 'busy-day', barId: await stage.centre.addBar(), account },
        })
        const held: number[] = []
        for (let past = 0; past < hours; past += 1) {
          await askPage(page, 'workAnHour', hour)
          held.push(await heldBytes(page))
        }
        await page.close()
        const [first = Number.NaN, last = Number.NaN] = [held[0], held.at(-1)]
        return { growth: (last / first - 1) * 100, held: last / 1e6 }
      },
      close: () => browser.close(),
    }
  },
}

async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
