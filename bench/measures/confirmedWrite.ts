import { askPage } from '../stage/askPage.ts'
import { type Measure, ratio } from './measure.ts'

/** One write after the other, as taps come; each sample is the median of many in a page of its own. */
export const confirmedWrite: Measure<'added' | 'changed'> = {
  name: 'write',
  peers: [
    'tech-bar',
    'raw',
    'dexie',
    'rxdb-couchdb',
    'pouchdb-idb',
    'pouchdb-indexeddb',
    'pouchdb-idb-strict',
    'pouchdb-indexeddb-strict',
  ],
  rows: {
    added: { title: 'confirmed write of a new visit', unit: 'ms', goals: [ratio(2, 'raw'), ratio(1, 'pouchdb')] },
    changed: { title: 'confirmed change of a visit', unit: 'ms', goals: [ratio(2, 'raw'), ratio(1, 'pouchdb')] },
  },
  prepare: async (stage, amount) => {
    const browser = await stage.browser()
    return {
      sample: async (peer) => {
        const page = await browser.open(peer, 'bench-1')
        const medians = await askPage(page, 'writeVisits', { count: amount === 'full' ? 40 : 15 })
        await askPage(page, 'close')
        await page.close()
        return medians
      },
      close: () => browser.close(),
    }
  },
}
