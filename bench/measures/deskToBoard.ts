import { askPage } from '../stage/askPage.ts'
import { medianOf } from '../statistics/spread.ts'
import { atMost, type Measure } from './measure.ts'

const pauseMs = 100

/** Two browsers on one machine, both in live exchange with the centre: a change at one until the other's live queue shows it. */
export const deskToBoard: Measure<'time'> = {
  name: 'board',
  peers: ['tech-bar', 'raw', 'rxdb-couchdb', 'pouchdb-idb', 'pouchdb-indexeddb'],
  rows: { time: { title: 'a change at the desk until the wall board shows it', unit: 'ms', goals: [atMost(150)] } },
  prepare: async (stage, amount) => {
    const [desk, board] = [await stage.browser(), await stage.browser()]
    const changes = amount === 'full' ? 15 : 5
    return {
      sample: async (peer) => {
        const barId = await stage.centre.addBar()
        const [atDesk, atBoard] = [await desk.open(peer, barId), await board.open(peer, barId)]
        await askPage(atBoard, 'watch')
        for (const page of [atBoard, atDesk]) await askPage(page, 'follow')
        const visitId = await askPage(atDesk, 'walkUp')
        await askPage(atBoard, 'untilOnBoard', { visitId })
        const times: number[] = []
        for (let events = 2; events < changes + 2; events += 1) {
          const shown = askPage(atBoard, 'whenOnBoard', { visitId, events })
          const askedAt = await askPage(atDesk, 'changeNow', { visitId })
          times.push((await shown) - askedAt)
          await new Promise((resolve) => setTimeout(resolve, pauseMs))
        }
        for (const page of [atDesk, atBoard]) await page.close()
        return { time: medianOf(times) }
      },
      close: async () => {
        await desk.close()
        await board.close()
      },
    }
  },
}
