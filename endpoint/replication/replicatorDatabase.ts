import type { Database } from '../database/database.ts'
import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import type { Replications } from './replications.ts'

/**
 * `_replicator`: each document is a replication that starts with the endpoint and follows its document. A continuous
 * one runs until the document is deleted; one that ends notes in the document how it ended.
 */
export async function followReplicatorDatabase(database: Database, replications: Replications): Promise<() => void> {
  const followed = new Map<string, { readonly rev: string; readonly document: JsonObject }>()
  let reading: Promise<void> = Promise.resolve()

  async function documents(): Promise<readonly JsonObject[]> {
    const keys: { readonly id: string; readonly rev: string }[] = []
    for await (const metadata of database.store.allMetadata()) {
      if (!metadata.deleted && !metadata.id.startsWith('_design/'))
        keys.push({ id: metadata.id, rev: metadata.winningRev })
    }
    return (await database.store.bodies(keys)).filter(isJsonObject)
  }

  async function follow(): Promise<void> {
    const present = new Map((await documents()).map((document) => [textOf(document['_id']), document]))
    for (const [id, { document, rev }] of followed) {
      if (textOf(present.get(id)?.['_rev']) === rev) continue
      followed.delete(id)
      if (document['continuous'] === true) replications.cancel(document)
    }
    for (const [id, document] of present) {
      if (followed.has(id)) continue
      followed.set(id, { rev: textOf(document['_rev']), document })
      if (document['_replication_state'] === undefined) run(document)
    }
  }

  function run(document: JsonObject): void {
    if (document['continuous'] === true) {
      try {
        replications.startContinuous(document)
      } catch (failure) {
        void note(document, 'failed', failure)
      }
    } else {
      replications.runOnce(document).then(
        () => note(document, 'completed'),
        (failure: unknown) => note(document, 'failed', failure),
      )
    }
  }

  async function note(document: JsonObject, state: string, failure?: unknown): Promise<void> {
    if (database.isClosed()) return
    const reason = failure instanceof Error ? { _replication_state_reason: failure.message } : {}
    const noted = {
      ...document,
      _replication_state: state,
      _replication_state_time: new Date().toISOString(),
      ...reason,
    }
    const user = { name: null, roles: ['_admin'], authenticatedBy: 'nothing' as const }
    await database.write({ documents: [noted], isNewEdit: true, user })
  }

  const look = () => {
    if (!database.isClosed()) reading = reading.then(follow).catch(() => undefined)
  }
  const stop = database.onChange(look)
  look()
  await reading
  return stop
}
