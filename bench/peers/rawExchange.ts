import type { BarRecord } from '../documents/barRecord.ts'
import type { CentreByFetch, CentreRow } from './centreByFetch.ts'
import { type RawRow, type RawStore, rowOf } from './rawRow.ts'
import { batchSize, type Exchange } from './tablet.ts'

/** A page after a page, a batch after a batch: fetch, then one strict bulk put. */
export function createRawExchange(store: RawStore, centre: CentreByFetch): Exchange {
  let since = '0'
  const readPage = async (isWaiting: boolean) => {
    const page = await centre.changes(since, batchSize, isWaiting)
    await store.put(page.results.filter(({ id }) => !id.startsWith('_')).map(rowOfCentre))
    since = String(page.last_seq)
    return page.results.length
  }
  const sendAll = async () => {
    for (;;) {
      const batch = await store.oldestUnsent(batchSize)
      if (batch.length === 0) return
      const answers = await centre.bulkDocs(batch.map(wireOf))
      const revs = new Map(answers.map(({ id, rev }) => [id, rev]))
      await store.put(batch.map((row) => ({ ...row, unsent: 0, rev: revs.get(row.id) ?? '' })))
    }
  }
  return {
    pull: async (count) => {
      await centre.signIn()
      let received = 0
      while (received < count) received += await readPage(false)
    },
    push: async () => {
      await centre.signIn()
      await sendAll()
    },
    follow: async () => {
      await centre.signIn()
      while ((await readPage(false)) > 0);
      store.onChange(() => void sendAll())
      void followFor(() => readPage(true))
    },
  }
}

/** Until the page closes. */
async function followFor(step: () => Promise<unknown>): Promise<never> {
  for (;;) await step()
}

function rowOfCentre({ doc: { _id: id, _rev: rev, ...fields } }: CentreRow): RawRow {
  return { ...rowOf({ ...fields, id } as unknown as BarRecord, 0), rev }
}

function wireOf({ id, open: _open, unsent: _unsent, rev, ...fields }: RawRow): object {
  return { ...fields, _id: id, ...(rev === undefined ? {} : { _rev: rev }) }
}
