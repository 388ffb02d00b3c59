import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { centreWordOf } from './centreWord.ts'
import type { ChangesPage } from './couchAnswers.ts'
import type { Answer } from './askCentre.ts'
import type { CouchClient } from './couchClient.ts'
import { type CentreVersion, centreVersionOf } from './wireDocument.ts'

const notShown: SyncFailure = { kind: 'centre-trouble', status: 404 }

/**
 * The versions that a page of a feed tells of. A row without its document is asked for by its id: a checkpoint that went
 * past it would skip it for good. A document that is not shown even then holds the feed up, loudly.
 */
export async function versionsOnPage(
  database: string,
  { results }: Pick<ChangesPage, 'results'>,
  client: Pick<CouchClient, 'readDocuments'>,
): Promise<Answer<readonly CentreVersion[]>> {
  const shown = results.flatMap(({ doc }) => (doc ? [centreVersionOf(doc)] : []))
  const unshown = results.filter(({ doc }) => !doc).map(({ id }) => id)
  if (unshown.length === 0) return { kind: 'answer', value: shown }
  const answer = await client.readDocuments(database, unshown)
  if (answer.kind === 'failure') return answer
  const words = answer.value.map(centreWordOf)
  if (words.some(({ kind }) => kind === 'no word')) return { kind: 'failure', failure: notShown }
  return {
    kind: 'answer',
    value: [...shown, ...words.flatMap((word) => (word.kind === 'holds' ? [word.version] : []))],
  }
}
