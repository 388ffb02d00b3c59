import type { PeerName } from '../peers/peerNames.ts'
import { buildApp } from '../stage/buildApp.ts'
import { type AppProfile, openAppProfile } from '../stage/openAppProfile.ts'
import { openCentre } from '../stage/openCentre.ts'
import { atMost, type Measure, ratio } from './measure.ts'

/** The built app and its twin over PouchDB, each with a profile of 50,000 visits: browser started, no network, queue. */
export const coldStart: Measure<'time'> = {
  name: 'cold',
  peers: ['tech-bar', 'pouchdb-idb', 'pouchdb-indexeddb'],
  rows: {
    time: {
      title: 'cold start without a network, 50,000 visits, processor at a quarter, to a usable queue',
      unit: 'ms',
      goals: [atMost(1_500), ratio(1 / 3, 'pouchdb')],
    },
  },
  prepare: async (stage, amount) => {
    const total = amount === 'full' ? 50_000 : 2_000
    const served = async (kind: 'product' | 'twin') => {
      const folder = await stage.folder(kind)
      await buildApp(kind, folder, stage.pagesFolder)
      return openCentre(folder)
    }
    const [product, twin] = [await served('product'), await served('twin')]
    const profiles = new Map<PeerName, AppProfile>()
    const fill = async (peer: PeerName, adapter: 'idb' | 'indexeddb') => {
      const isOurs = peer === 'tech-bar'
      const input = { total, account: product.account, adapter }
      const plan = { command: isOurs ? 'fillProduct' : 'fillTwin', input } as const
      profiles.set(peer, await openAppProfile(await stage.folder('profile'), isOurs ? product : twin, plan))
    }
    await fill('tech-bar', 'idb')
    await fill('pouchdb-idb', 'idb')
    await fill('pouchdb-indexeddb', 'indexeddb')
    return {
      sample: async (peer) => {
        const started = await profiles.get(peer)?.startCold()
        await started?.tablet.close()
        return { time: started?.usableMs ?? Number.NaN }
      },
      close: async () => {
        await product.close()
        await twin.close()
      },
    }
  },
}
