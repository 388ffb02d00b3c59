import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import type { TabletPlan } from './tablet.ts'

export type CentreRow = { readonly id: string; readonly doc: { readonly _id: string; readonly _rev: string } }
type Page = { readonly results: readonly CentreRow[]; readonly last_seq: string | number }

export type CentreByFetch = {
  readonly signIn: () => Promise<void>
  changes(since: string, limit: number, isWaiting: boolean): Promise<Page>
  bulkDocs(documents: readonly object[]): Promise<readonly { readonly id: string; readonly rev: string }[]>
}

/** The least that the API asks for: no compression, no checks, no retries. */
export function centreByFetch({ barId, account }: TabletPlan): CentreByFetch {
  const base = `/db/${databaseOfBar(barId)}`
  const post = async (path: string, content: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(content) })
    return answerOf(response)
  }
  return {
    signIn: async () => {
      await post('/db/_session', account)
    },
    changes: async (since, limit, isWaiting) => {
      const feed = isWaiting ? '&feed=longpoll&timeout=50000' : ''
      const path = `${base}/_changes?include_docs=true&since=${encodeURIComponent(since)}&limit=${limit}${feed}`
      return (await answerOf(await fetch(path))) as Page
    },
    bulkDocs: async (docs) =>
      (await post(`${base}/_bulk_docs`, { docs })) as Awaited<ReturnType<CentreByFetch['bulkDocs']>>,
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`The centre answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer
}
