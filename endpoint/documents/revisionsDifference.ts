import { badRequest } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import { type Answer, json } from '../http/answer.ts'
import { type Exchange, jsonObjectOf } from '../http/exchange.ts'
import { isStringArray, type Json } from '../json.ts'
import { revisionsOf } from '../store/documentMetadata.ts'

type Missing = { readonly id: string; readonly missing: readonly string[]; readonly ancestors: readonly string[] }

export async function revisionsDifference(exchange: Exchange, database: Database): Promise<Answer> {
  const rows = (await missingOf(exchange, database)).map(({ id, missing, ancestors }): [string, Json] => [
    id,
    ancestors.length === 0 ? { missing } : { missing, possible_ancestors: ancestors },
  ])
  return json(Object.fromEntries(rows))
}

export async function missingRevisions(exchange: Exchange, database: Database): Promise<Answer> {
  const rows = (await missingOf(exchange, database)).map(({ id, missing }): [string, Json] => [id, missing])
  return json({ missing_revs: Object.fromEntries(rows) })
}

/** Of the revisions asked for, those that the database has not heard of, with leaves that they may descend from. */
async function missingOf(exchange: Exchange, database: Database): Promise<readonly Missing[]> {
  const asked = Object.entries(await jsonObjectOf(exchange)).map(([id, revisions]) => {
    if (!isStringArray(revisions)) throw badRequest('Request body must name a list of revisions for each document.')
    return { id, revisions }
  })
  const metadata = await database.store.metadata(asked.map(({ id }) => id))
  return asked.flatMap(({ id, revisions }, index) => {
    const known = metadata[index] === undefined ? [] : revisionsOf(metadata[index])
    const knownRevisions = new Set(known.map(({ rev }) => rev))
    const missing = revisions.filter((rev) => !knownRevisions.has(rev))
    const highest = Math.max(...missing.map(generationOf))
    const ancestors = known.filter(({ rev, isLeaf }) => isLeaf && generationOf(rev) < highest).map(({ rev }) => rev)
    return missing.length === 0 ? [] : [{ id, missing, ancestors }]
  })
}

function generationOf(rev: string): number {
  return Number.parseInt(rev, 10)
}
