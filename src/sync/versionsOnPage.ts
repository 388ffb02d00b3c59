import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { centreWordOf } from './centreWord.ts'
import type { ChangesPage } from './couchAnswers.ts'
import type { Answer } from './askCentre.ts'
import type { CouchClient } from './couchClient.ts'
import { type CentreVersion, centreVersionOf } from './wireDocument.ts'

const notShown: SyncFailure = { kind: 'centre-trouble', status: 404 }

/** An answer is read in one go, and a page of the device register takes 8 kB: more at once would hold up a tap. */
const mostAtOnce = 200

/**
 * The versions that a page of a feed tells of. A row without its document is asked for by its id, unless its revision is
 * here already: a checkpoint that went past it would skip it for good. A document that is not shown even then holds the feed
 * up, loudly. `revisionsHere`: what this tablet knows of these ids.
 */
export async function versionsOnPage(
  database: string,
  { results }: Pick<ChangesPage, 'results'>,
  client: Pick<CouchClient, 'readDocuments'>,
  revisionsHere: (ids: readonly string[]) => Promise<ReadonlyMap<string, string | null>>,
): Promise<Answer<readonly CentreVersion[]>> {
  const shown = results.flatMap(({ doc }) => (doc ? [centreVersionOf(doc)] : []))
  const unshown = results.filter(({ doc }) => !doc)
  const here = unshown.length === 0 ? new Map<string, null>() : await revisionsHere(unshown.map(({ id }) => id))
  const unknown = unshown.filter(({ id, changes }) => changes === undefined || here.get(id) !== changes[0]?.rev)
  const versions = [...shown]
  for (let from = 0; from < unknown.length; from += mostAtOnce) {
    const ids = unknown.slice(from, from + mostAtOnce).map(({ id }) => id)
    const answer = await client.readDocuments(database, ids)
    if (answer.kind === 'failure') return answer
    const words = answer.value.map(centreWordOf)
    if (words.some(({ kind }) => kind === 'no word')) return { kind: 'failure', failure: notShown }
    versions.push(...words.flatMap((word) => (word.kind === 'holds' ? [word.version] : [])))
  }
  return { kind: 'answer', value: versions }
}
