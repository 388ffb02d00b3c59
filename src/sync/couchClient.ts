import type { DayOfWork } from '../domain/receipt/dayOfWork.ts'
import type { ReceiptLine } from '../domain/receipt/receipt.ts'
import { sharedDatabase } from '../domain/sync/databaseNames.ts'
import { type Answer, type AskOptions, askCentre, type CentreLine } from './askCentre.ts'
import {
  type BulkRow,
  bulkAnswer,
  type ChangesPage,
  changesAnswer,
  markAnswer,
  type ReadRow,
  readAnswer,
  tabletRecordsAnswer,
  writtenAnswer,
} from './couchAnswers.ts'
import type { WireDocument } from './wireDocument.ts'

export type ChangesQuestion = {
  readonly since: string
  readonly limit: number
  /** Long-poll: the centre answers when there is something, or after `longPollMs`; with revisions alone, no documents. */
  readonly isWaiting: boolean
}

/** What the engine asks of a CouchDB, and nothing else. */
export type CouchClient = Pick<CentreLine, 'signIn' | 'ask'> & {
  changes(database: string, question: ChangesQuestion, signal: AbortSignal): Promise<Answer<ChangesPage>>
  bulkDocs(database: string, documents: readonly WireDocument[]): Promise<Answer<readonly BulkRow[]>>
  /** The centre's current versions; a row says `not_found` for an id that it never held. */
  readDocuments(database: string, ids: readonly string[]): Promise<Answer<readonly ReadRow[]>>
  /** This tablet's own note at a database, which lives and goes back in time with it; null when there is none. */
  readMark(
    database: string,
    installId: string,
  ): Promise<Answer<{ readonly count: number; readonly rev: string } | null>>
  writeMark(
    database: string,
    installId: string,
    count: number,
    rev: string | null,
  ): Promise<Answer<{ readonly rev: string }>>
  /** The device register's pages as `_all_docs` tells them with their documents, unread. */
  registerPages(signal: AbortSignal): Promise<Answer<ArrayBuffer>>
  /** `body`: of a `_bulk_docs`. */
  writeRegister(body: ArrayBuffer): Promise<Answer<readonly BulkRow[]>>
  /** What the centre itself holds of a tablet's records of a day, each once. */
  tabletRecords(database: string, tabletId: string, day: DayOfWork): Promise<Answer<readonly ReceiptLine[]>>
}

export const longPollMs = 50_000
const longPollGraceMs = 15_000
/** A register of 50,000 devices is 12 MB, which a slow line takes minutes for. */
const registerLimitMs = 300_000

export function createCouchClient(options: AskOptions): CouchClient {
  const { ask, askBytes, signIn } = askCentre(options)
  return {
    signIn,
    ask,
    changes: (database, { since, limit, isWaiting }, signal) => {
      const feed = isWaiting ? `feed=longpoll&timeout=${longPollMs}` : 'include_docs=true'
      const path = `/${database}/_changes?${feed}&limit=${limit}&since=${encodeURIComponent(since)}`
      const waiting = isWaiting ? { limitMs: longPollMs + longPollGraceMs } : {}
      return ask({ method: 'GET', path, isWaiting, signal, ...waiting }, changesAnswer)
    },
    bulkDocs: (database, docs) =>
      ask({ method: 'POST', path: `/${database}/_bulk_docs`, content: { docs } }, bulkAnswer),
    readDocuments: async (database, keys) => {
      const path = `/${database}/_all_docs?include_docs=true`
      const answer = await ask({ method: 'POST', path, content: { keys } }, readAnswer)
      return answer.kind === 'failure' ? answer : { kind: 'answer', value: answer.value.rows }
    },
    readMark: async (database, installId) => {
      const answer = await ask({ method: 'GET', path: markPath(database, installId) }, markAnswer)
      if (answer.kind === 'answer')
        return { kind: 'answer', value: { count: answer.value.count, rev: answer.value._rev } }
      const isAbsent = answer.failure.kind === 'missing' && ['missing', 'deleted'].includes(answer.failure.what)
      return isAbsent ? { kind: 'answer', value: null } : answer
    },
    writeMark: (database, installId, count, rev) => {
      const content = { count, ...(rev === null ? {} : { _rev: rev }) }
      return ask({ method: 'PUT', path: markPath(database, installId), content }, writtenAnswer)
    },
    registerPages: (signal) => {
      const range = `startkey=${encodeURIComponent('"device-page:"')}&endkey=${encodeURIComponent('"device-page:\ufff0"')}`
      const path = `/${sharedDatabase}/_all_docs?include_docs=true&${range}`
      return askBytes({ method: 'GET', path, signal, limitMs: registerLimitMs })
    },
    writeRegister: (body) => {
      const content = new Blob([body])
      return ask(
        { method: 'POST', path: `/${sharedDatabase}/_bulk_docs`, content, limitMs: registerLimitMs },
        bulkAnswer,
      )
    },
    tabletRecords: async (database, tabletId, { from, until }) => {
      const key = (at: string) => encodeURIComponent(JSON.stringify([tabletId, at]))
      const path = `/${database}/_design/receipts/_view/records-by-tablet?startkey=${key(from)}&endkey=${key(until)}&inclusive_end=false`
      const answer = await ask({ method: 'GET', path }, tabletRecordsAnswer)
      if (answer.kind === 'failure') return answer
      // A record stands there once for each moment at which the tablet added to it.
      const lines = new Map(answer.value.rows.map(({ id, value }) => [id, { id, rev: value }]))
      return { kind: 'answer', value: [...lines.values()] }
    },
  }
}

function markPath(database: string, installId: string): string {
  return `/${database}/_local/techbar-${encodeURIComponent(installId)}`
}
