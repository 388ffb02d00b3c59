import type { PeerName } from '../peers/peerNames.ts'
import { askPage } from '../stage/askPage.ts'
import type { Browser, Stage } from '../stage/openStage.ts'
import { startSlowLink } from '../../tests/fixtures/faultProxyLink.ts'
import { type Measure, ratio } from './measure.ts'

const slowLink = { bitsPerSecond: 20_000, latencyMs: 2_000, lossRate: 0, random: () => 0.5 }
const peers = ['tech-bar', 'pouchdb-idb', 'pouchdb-indexeddb'] as const
/** So that no tablet's start disturbs another's. */
const apartMs = 1_000

type Sent = { readonly time: number; readonly traffic: number; readonly requests: number }

/**
 * A new tablet signs in and sends a shift that it took without a network. Each has a link of its own, which is what takes
 * the time, so all runs go side by side.
 */
export const slowShift: Measure<keyof Sent> = {
  name: 'shift',
  peers,
  rows: {
    time: { title: 'a shift over 20 kbit/s, 2 s latency', unit: 's', goals: [ratio(0.2, 'pouchdb')] },
    traffic: { title: 'bytes of it, both ways, heads and bodies', unit: 'kB', goals: [ratio(0.2, 'pouchdb')] },
    requests: { title: 'requests of it', unit: '', goals: [] },
  },
  prepare: async (stage, _amount, runs) => {
    const browser = await stage.browser()
    const sending = new Map<PeerName, Promise<Sent>[]>(peers.map((peer) => [peer, []]))
    for (let run = 0; run < runs; run += 1)
      for (const peer of peers) {
        sending.get(peer)?.push(sendShift(stage, browser, peer))
        await new Promise((resolve) => setTimeout(resolve, apartMs))
      }
    return {
      sample: (peer) => sending.get(peer)?.shift() ?? Promise.reject(new Error('There are no more runs.')),
      close: () => browser.close(),
    }
  },
}

async function sendShift(stage: Stage, browser: Browser, peer: PeerName): Promise<Sent> {
  const link = await startSlowLink(stage.centre.url, slowLink)
  try {
    const page = await browser.open(peer, await stage.centre.addBar(), link.url)
    await askPage(page, 'fillShift')
    const { time } = await askPage(page, 'push')
    const { sentBytes, receivedBytes, requests } = link.traffic
    await page.close()
    return { time: time / 1_000, traffic: (sentBytes + receivedBytes) / 1_000, requests }
  } finally {
    await link.close()
  }
}
