import type { Database } from '../database/database.ts'
import type { JsonObject } from '../json.ts'
import type { RevisionKey } from '../store/documentReader.ts'

type Options = { readonly isWithConflicts?: boolean | undefined }

/** Bodies for rows that include documents; with conflicts one by one, since the store must look at each tree. */
export async function bodiesFor(
  database: Database,
  keys: readonly RevisionKey[],
  options: Options,
): Promise<readonly (JsonObject | undefined)[]> {
  if (options.isWithConflicts !== true) return database.store.bodies(keys)
  return Promise.all(
    keys.map(({ id, rev }) =>
      rev === '' ? Promise.resolve(undefined) : database.store.read(id, { rev, conflicts: true }),
    ),
  )
}

/** The winning revisions of documents that are not deleted. */
export async function winningBodiesFor(
  database: Database,
  ids: readonly string[],
  options: Options,
): Promise<readonly (JsonObject | undefined)[]> {
  const metadata = await database.store.metadata(ids)
  const keys = metadata.map((known, index) => ({
    id: ids[index] ?? '',
    rev: known === undefined || known.deleted ? '' : known.winningRev,
  }))
  return bodiesFor(database, keys, options)
}
