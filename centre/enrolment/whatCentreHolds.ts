import * as v from 'valibot'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { typeOfId } from '../../src/domain/record/record.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import { type GivenNumber, missingNumbers } from './missingNumbers.ts'

/** What the centre knows of a tablet's work, and what it knows to be missing. */
export type HeldOfTablet = {
  /** When the last was done that the centre holds, by the tablet's clock (ISO 8601); null where it holds nothing. */
  readonly until: string | null
  /** The last local day (`yyyy-MM-dd`) of which the tablet had a receipt for everything; null where there is none. */
  readonly receiptOf: string | null
  /** Visits whose queue numbers were given out, and which the centre was never told of. */
  readonly missing: readonly GivenNumber[]
}

/** A tablet that was in use sends what is older. */
const lookedBackMs = 31 * 86_400_000
const mostVisitsOfMonth = 100_000

const visitSeen = v.object({
  type: v.literal('visit'),
  tabletId: v.string(),
  openingId: v.string(),
  queueNumber: v.string(),
})
const auditPage = v.object({
  type: v.literal('audit'),
  tabletId: v.string(),
  events: v.array(v.looseObject({ kind: v.string(), day: v.optional(v.string()) })),
})

/** Of the month before the last that the centre was told by the tablet. */
export async function whatCentreHolds(centre: CentreClient, barId: string, installId: string): Promise<HeldOfTablet> {
  const database = databaseOfBar(barId)
  const [last] = await rowsOfTablet(centre, database, [installId, {}], [installId], 'descending=true&limit=1')
  const until = last?.key[1] ?? null
  if (until === null) return { until, receiptOf: null, missing: [] }
  const since = new Date(Date.parse(until) - lookedBackMs).toISOString()
  const rows = await rowsOfTablet(centre, database, [installId, since], [installId, {}])
  const ids = [...new Set(rows.map(({ id }) => id))].filter((id) => ['visit', 'audit'].includes(typeOfId(id)))
  const documents = await documentsOf(centre, database, ids)
  const own = <T extends { readonly tabletId: string }>(schema: v.GenericSchema<unknown, T>) =>
    documents.flatMap((document) => {
      const read = v.safeParse(schema, document)
      return read.success && read.output.tabletId === installId ? [read.output] : []
    })
  const receipts = own(auditPage).flatMap(({ events }) =>
    events.flatMap(({ kind, day }) => (kind === 'receipt given' && day !== undefined ? [day] : [])),
  )
  const given = await numbersLike(centre, database, own(visitSeen))
  return { until, receiptOf: receipts.toSorted().at(-1) ?? null, missing: missingNumbers(given) }
}

/** All numbers of these visits' openings and letters: a tablet goes on where the one before it with its letter ended. */
async function numbersLike(centre: CentreClient, database: string, visits: readonly GivenNumber[]) {
  const seriesOf = ({ openingId, queueNumber }: GivenNumber) => `${openingId} ${queueNumber.replace(/\d+$/, '')}`
  const own = new Set(visits.map(seriesOf))
  const openings = [...new Set(visits.map(({ openingId }) => openingId))]
  const { status, body } = await centre.request('POST', `${database}/_find`, {
    selector: { type: 'visit', openingId: { $in: openings } },
    fields: ['openingId', 'queueNumber'],
    limit: mostVisitsOfMonth,
  })
  if (status !== 200) throw unexpected('looking for missing visits', status, body)
  return (body['docs'] as readonly GivenNumber[]).filter((number) => own.has(seriesOf(number)))
}

type Row = { readonly id: string; readonly key: readonly [string, string] }
type Key = readonly [string, (string | object)?]

async function rowsOfTablet(centre: CentreClient, database: string, from: Key, until: Key, options = '') {
  const [start, end] = [from, until].map((key) => encodeURIComponent(JSON.stringify(key)))
  const path = `${database}/_design/receipts/_view/records-by-tablet?startkey=${start}&endkey=${end}&${options}`
  const { status, body } = await centre.request('GET', path)
  if (status === 404) return []
  if (status !== 200) throw unexpected(`looking for what tablet ${from[0]} sent`, status, body)
  return body['rows'] as readonly Row[]
}

async function documentsOf(centre: CentreClient, database: string, keys: readonly string[]) {
  const { status, body } = await centre.request('POST', `${database}/_all_docs?include_docs=true`, { keys })
  if (status !== 200) throw unexpected('reading what the tablet sent', status, body)
  return (body['rows'] as readonly { readonly doc?: unknown }[]).map(({ doc }) => doc)
}
