import { randomBytes } from 'node:crypto'
import { centralDatabase, databaseOfBar, publicDatabase, sharedDatabase } from '../src/domain/sync/databaseNames.ts'
import { type CentreClient, canSignIn } from './centreClient.ts'
import { barRecordShapes, publicRecordShapes } from './design/recordShapes.ts'
import { ensureAccount } from './ensureAccount.ts'
import { ensureDocument, readDocument } from './ensureDocument.ts'
import { replicatorRole } from './roles.ts'

type Replication = { readonly source: string; readonly target: string; readonly types: readonly string[] }

const accountName = 'techbar-replicator'

/**
 * Continuous replications: every bar to the central database, and what is fit for everyone from the shared to the public
 * one. `ownUrl` is where the centre finds itself. The account that they use gets a password that nobody sees.
 */
export async function ensureReplications(
  centre: CentreClient,
  barIds: readonly string[],
  ownUrl: string,
): Promise<readonly string[]> {
  const replications: readonly Replication[] = [
    { source: sharedDatabase, target: publicDatabase, types: Object.keys(publicRecordShapes) },
    ...barIds.map((barId) => ({
      source: databaseOfBar(barId),
      target: centralDatabase,
      types: Object.keys(barRecordShapes),
    })),
  ]
  const password = (await passwordInUse(centre, replications)) ?? randomBytes(24).toString('base64url')
  const changes: string[] = []
  if (await ensureAccount(centre, { name: accountName, password, roles: [replicatorRole] }))
    changes.push(`the account ${accountName}`)
  for (const replication of replications) {
    const document = replicationDocument(replication, ownUrl, password)
    if (await ensureDocument(centre, pathOf(replication), document))
      changes.push(`${replication.source}: continuously to ${replication.target}`)
  }
  return changes
}

function replicationDocument({ source, target, types }: Replication, ownUrl: string, password: string) {
  const at = (database: string) => ({
    url: `${ownUrl}/${database}`,
    auth: { basic: { username: accountName, password } },
  })
  return {
    source: at(source),
    target: at(target),
    continuous: true,
    create_target: false,
    // By the id and not by the type, so that a deletion, which carries no fields, goes along; design documents stay.
    selector: { _id: { $regex: `^(${types.join('|')}):` } },
  }
}

/** A password that works stays: a new one would start all replications anew. */
async function passwordInUse(centre: CentreClient, replications: readonly Replication[]): Promise<string | null> {
  for (const replication of replications) {
    const known = (await readDocument(centre, pathOf(replication))) as {
      readonly source?: { readonly auth?: { readonly basic?: { readonly password?: unknown } } }
    } | null
    const password = known?.source?.auth?.basic?.password
    if (typeof password !== 'string') continue
    return (await canSignIn(centre.url, { name: accountName, password })) ? password : null
  }
  return null
}

function pathOf({ source, target }: Replication): string {
  return `_replicator/${source}-to-${target}`
}
