import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { barYear } from '../documents/benchVisits.ts'
import { askPage } from '../stage/askPage.ts'
import { atMost, type Measure, ratio } from './measure.ts'

/** A new tablet reads a bar's database that holds 10,000 visits. */
export const firstPull: Measure<'time' | 'longestTask'> = {
  name: 'pull',
  peers: ['tech-bar', 'raw', 'rxdb-couchdb', 'pouchdb-idb', 'pouchdb-indexeddb', 'pouchdb-indexeddb-strict'],
  rows: {
    time: { title: 'first pull of 10,000 records', unit: 'ms', goals: [ratio(1.4, 'raw'), ratio(1, 'pouchdb')] },
    longestTask: {
      title: 'longest main-thread task during it (50: none is longer)',
      unit: 'ms',
      goals: [atMost(100)],
    },
  },
  prepare: async (stage, amount) => {
    const count = amount === 'full' ? 10_000 : 1_500
    const browser = await stage.browser()
    const barId = await stage.centre.addBar()
    await stage.centre.write(databaseOfBar(barId), barYear(barId, count, 8))
    return {
      sample: async (peer) => {
        const page = await browser.open(peer, barId)
        const measured = await askPage(page, 'pull', { count })
        await askPage(page, 'close')
        await page.close()
        return measured
      },
      close: () => browser.close(),
    }
  },
}
