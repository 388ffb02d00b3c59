import { askPage } from '../stage/askPage.ts'
import { type Measure, ratio } from './measure.ts'

/** 5,000 visits that the centre lacks, to an empty database of a bar of its own. */
export const push: Measure<'time'> = {
  name: 'push',
  peers: ['tech-bar', 'raw', 'rxdb-couchdb', 'pouchdb-idb', 'pouchdb-indexeddb', 'pouchdb-indexeddb-strict'],
  rows: {
    time: { title: 'push of 5,000 new records', unit: 'ms', goals: [ratio(1.25, 'raw'), ratio(1, 'pouchdb')] },
  },
  prepare: async (stage, amount) => {
    const browser = await stage.browser()
    return {
      sample: async (peer) => {
        const page = await browser.open(peer, await stage.centre.addBar())
        await askPage(page, 'fill', { total: amount === 'full' ? 5_000 : 800, open: 8, state: 'to send' })
        const measured = await askPage(page, 'push')
        await askPage(page, 'close')
        await page.close()
        return measured
      },
      close: () => browser.close(),
    }
  },
}
