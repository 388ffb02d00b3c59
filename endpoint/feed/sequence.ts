import { badRequest } from '../couchError.ts'
import type { Database } from '../database/database.ts'

/** `<number>-<tag of this incarnation of the database>`; opaque to clients, as CouchDB's are. */
export function sequenceText(sequence: number, database: Pick<Database, 'identity'>): string {
  return `${sequence}-${database.identity.tag}`
}

/**
 * The number to go on from. A sequence of another incarnation, or one ahead of a database that came back from an older
 * backup, starts from the beginning: repeating is harmless, skipping is not.
 */
export function sequenceNumber(text: string, database: Pick<Database, 'identity'>, latest: number): number {
  if (text === 'now') return latest
  const match = /^"?(\d+)(?:-([\w-]+))?"?$/.exec(text)
  if (match === null) throw badRequest("Malformed sequence supplied in 'since' parameter.")
  const [, digits, tag] = match
  const number = Number(digits)
  const isOurs = tag === undefined || tag === database.identity.tag
  return isOurs && number <= latest ? number : 0
}
