import { sharedDatabase } from '../src/domain/sync/databaseNames.ts'
import { type Administrator, type CentreClient, openCentre, unexpected } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { checkOpenness } from './checkOpenness.ts'
import { barDatabase, commonDatabases } from './databasePlans.ts'
import { createDatabase, ensureDatabase } from './ensureDatabase.ts'
import { ensureReplications } from './ensureReplications.ts'

export type InstallReport = {
  /** The bars that now have a database. */
  readonly barIds: readonly string[]
  /** What was missing or different, in words; empty when nothing was. */
  readonly changes: readonly string[]
  /** What this could not put right, because it is not the databases' own: who gets through to them without signing in. */
  readonly problems: readonly string[]
}

export type InstallOptions = {
  /** Where the centre reaches itself, for its replications; `url` unless told otherwise. */
  readonly ownUrl?: string
}

/**
 * Puts databases, security, design documents and replications on any CouchDB-compatible endpoint, again and again, without
 * harm: for the bars in `barIds` and all that `techbar-shared` already has. Throws `CentreFailure`.
 */
export async function installCentre(
  url: string,
  admin: Administrator,
  barIds: readonly string[],
  options: InstallOptions = {},
): Promise<InstallReport> {
  const badName = barIds.find((barId) => !/^[a-z0-9-]{1,40}$/.test(barId))
  if (badName !== undefined)
    throw new CentreFailure(`A bar is named in lower case, digits and hyphens, and '${badName}' is not.`)
  const centre = await openCentre(url, admin)
  const changes: string[] = []
  for (const name of ['_users', '_replicator']) if (await createDatabase(centre, name)) changes.push(`${name}: created`)
  for (const plan of commonDatabases) changes.push(...(await ensureDatabase(centre, plan)))
  const allBars = [...new Set([...barIds, ...(await barsInShared(centre))])].toSorted()
  const barPlans = allBars.map(barDatabase)
  for (const plan of barPlans) changes.push(...(await ensureDatabase(centre, plan)))
  changes.push(...(await ensureReplications(centre, allBars, options.ownUrl?.replace(/\/+$/, '') ?? centre.url)))
  const closed = [...commonDatabases, ...barPlans].filter(({ members }) => members.length > 0)
  const problems = await checkOpenness(
    centre.url,
    closed.map(({ name }) => name),
  )
  return { barIds: allBars, changes, problems }
}

async function barsInShared(centre: CentreClient): Promise<readonly string[]> {
  const range = `startkey=${encodeURIComponent('"bar:"')}&endkey=${encodeURIComponent('"bar:\ufff0"')}`
  const { status, body } = await centre.request('GET', `${sharedDatabase}/_all_docs?${range}`)
  if (status !== 200) throw unexpected(`reading ${sharedDatabase}`, status, body)
  const rows = body['rows'] as readonly { readonly id: string }[]
  return rows.map(({ id }) => id.slice('bar:'.length))
}
