import type { Database } from '../database/database.ts'
import type { Exchange } from '../http/exchange.ts'

/** A request for one document: which database, and which id. */
export type DocumentExchange = Exchange & {
  readonly database: Database
  readonly id: string
}

export function locationOf(exchange: Exchange, database: Database, ...segments: readonly string[]): string {
  return [exchange.baseUrl, encodeURIComponent(database.name), ...segments.map(encodeURIComponent)].join('/')
}

/** The revision that a write names in its query or in If-Match. */
export function revisionInAddress({ query, request }: Exchange): string | undefined {
  const matched = request.headers['if-match']?.replaceAll('"', '')
  return query.get('rev') ?? matched ?? undefined
}
