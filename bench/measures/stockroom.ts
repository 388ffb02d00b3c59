import { askPage } from '../stage/askPage.ts'
import { atMost, type Measure } from './measure.ts'

/** Where each of 5,000 devices is, by 50,000 movements. */
export const stockroom: Measure<'first' | 'again' | 'moved'> = {
  name: 'stock',
  peers: ['tech-bar'],
  rows: {
    first: { title: 'where 5,000 devices are, by 50,000 stored movements: first asked for', unit: 'ms', goals: [] },
    again: { title: 'the same, asked for again', unit: 'ms', goals: [atMost(300)] },
    moved: { title: 'from one more confirmed movement until it is known', unit: 'ms', goals: [atMost(300)] },
  },
  prepare: async (stage, amount) => {
    const browser = await stage.browser()
    return {
      sample: async () => {
        const page = await browser.plain()
        const times = await askPage(page, 'timeStockroom', { movements: amount === 'full' ? 50_000 : 2_000 })
        await page.close()
        return { ...times }
      },
      close: () => browser.close(),
    }
  },
}
