import { type CentreClient, unexpected } from '../centreClient.ts'

/** A document of a bar's database or of `techbar-central`. */
export type HeldRecord = {
  readonly _id: string
  readonly _rev: string
  readonly type: string
  readonly schema: number
  readonly barId: string
  /** Revisions that a divided cluster took beside this one, and that nobody has merged. */
  readonly _conflicts?: readonly string[]
  readonly [field: string]: unknown
}

const pageSize = 200

/** All records of a database, in pages; what is written meanwhile may be on a page or not. */
export async function* readRecords(centre: CentreClient, database: string): AsyncGenerator<readonly HeldRecord[]> {
  for (let from = ''; ; ) {
    const start = encodeURIComponent(JSON.stringify(from))
    const path = `${database}/_all_docs?include_docs=true&conflicts=true&limit=${pageSize + 1}&startkey=${start}`
    const { status, body } = await centre.request('GET', path)
    if (status !== 200) throw unexpected(`reading ${database}`, status, body)
    const rows = body['rows'] as readonly { readonly id: string; readonly doc: HeldRecord | null }[]
    yield rows.slice(0, pageSize).flatMap(({ id, doc }) => (doc === null || id.startsWith('_') ? [] : [doc]))
    const next = rows[pageSize]
    if (next === undefined) return
    from = next.id
  }
}

const startOfBars = 'techbar-bar-'

/** The bars that have a database, by name. */
export async function barsWithDatabase(centre: CentreClient): Promise<readonly string[]> {
  const { status, body } = await centre.request('GET', '_all_dbs')
  if (status !== 200) throw unexpected('listing the databases', status, body)
  const names = body as unknown as readonly string[]
  return names.filter((name) => name.startsWith(startOfBars)).map((name) => name.slice(startOfBars.length))
}

/** Under the names of the domain, as a tablet reads it. */
export function recordOfDocument<T>(document: HeldRecord): T {
  const fields = Object.entries(document).filter(([name]) => !name.startsWith('_'))
  return { ...Object.fromEntries(fields), id: document._id } as T
}
