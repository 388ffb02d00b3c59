import type { Page } from 'playwright-core'
import type { PeerName } from '../peers/peerNames.ts'
import { askPage } from '../stage/askPage.ts'
import { type Measure, ratio } from './measure.ts'

const peers = ['tech-bar', 'raw', 'dexie', 'rxdb-couchdb', 'pouchdb-idb', 'pouchdb-indexeddb'] as const

/** A bar's year is stored, eight visits are open, and the queue is on the glass: filled once, then written to in each run. */
export const liveRedraw: Measure<'fromConfirmed' | 'fromTap'> = {
  name: 'redraw',
  peers,
  rows: {
    fromConfirmed: {
      title: 'live queue redraw after a confirmed write, 50,000 visits stored',
      unit: 'ms',
      goals: [ratio(0.25, 'pouchdb')],
    },
    fromTap: { title: 'the same, from the call that writes', unit: 'ms', goals: [] },
  },
  prepare: async (stage, amount) => {
    const browser = await stage.browser()
    const pages = new Map<PeerName, Page>()
    for (const peer of peers) {
      const page = await browser.open(peer, 'bench-1')
      await askPage(page, 'fill', { total: amount === 'full' ? 50_000 : 2_000, open: 8, state: 'at rest' })
      await askPage(page, 'watch')
      pages.set(peer, page)
    }
    return {
      sample: async (peer) => {
        const page = pages.get(peer)
        if (page === undefined) throw new Error(`${peer} was not filled.`)
        await page.bringToFront()
        return askPage(page, 'redraw', { count: amount === 'full' ? 30 : 10 })
      },
      close: () => browser.close(),
    }
  },
}
