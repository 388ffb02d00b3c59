import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { type CouchError, conflict } from '../couchError.ts'
import { couchErrorOf } from './couchErrorOf.ts'
import { type ChangesRow, type PouchDatabase, PouchDB } from './pouchdb.ts'
import { folderSize } from './folderSize.ts'
import { createGate } from './gate.ts'
import { gatedRawStore } from './gatedRawStore.ts'
import { createDocumentReader, type DocumentReader } from './documentReader.ts'
import { purgeRevisions } from './purgeRevisions.ts'
import { withNewRevisions } from './newRevisions.ts'
import { createRawStore, type RawStore } from './rawStore.ts'
import { createSequenceIndex, type DocumentCounts } from './sequenceIndex.ts'
import { createSyncedLevel } from './syncedLevel.ts'

export type WriteOutcome =
  | { readonly kind: 'written'; readonly id: string; readonly rev: string }
  | { readonly kind: 'refused'; readonly id: string; readonly failure: CouchError }

export type ReadOptions = {
  readonly rev?: string
  readonly revs?: boolean
  readonly revs_info?: boolean
  readonly conflicts?: boolean
  readonly attachments?: boolean
  readonly latest?: boolean
}

export type OpenRevision = { readonly ok: JsonObject } | { readonly missing: string }

export type ChangesQuery = {
  readonly since: number
  readonly limit: number
  readonly descending: boolean
  readonly style: 'main_only' | 'all_docs'
  readonly include_docs: boolean
  readonly conflicts: boolean
  readonly attachments: boolean
}

/** One database on disk. The only file that knows PouchDB: another store replaces this one. */
export type DocumentStore = DocumentReader & {
  readonly raw: RawStore
  updateSequence(): Promise<number>
  counts(): Promise<DocumentCounts>
  read(id: string, options: ReadOptions): Promise<JsonObject>
  openRevisions(
    id: string,
    revisions: 'all' | readonly string[],
    options: ReadOptions,
  ): Promise<readonly OpenRevision[]>
  attachment(id: string, name: string, rev?: string): Promise<Buffer>
  /** One outcome per document, in their order. Acknowledged writes are on disk. */
  write(documents: readonly JsonObject[], isNewEdit: boolean): Promise<readonly WriteOutcome[]>
  changes(query: ChangesQuery): Promise<{ readonly rows: readonly ChangesRow[]; readonly lastSequence: number }>
  /** Bytes on disk. */
  size(): Promise<number>
  compact(): Promise<void>
  /** Forgets leaves as if they had never been, and says which it had. Not beside a write. */
  purge(id: string, revs: readonly string[]): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openDocumentStore(folder: string): Promise<DocumentStore> {
  const level = createSyncedLevel()
  const gate = createGate()
  let pouch = await opened()
  let isClosing = false
  let compacting: Promise<void> | undefined
  const raw = createRawStore(() => level.current())
  const reader = createDocumentReader(raw)
  const gatedRaw = gatedRawStore(raw, gate)
  const gatedReader = createDocumentReader(gatedRaw)
  const index = createSequenceIndex(reader)
  const pass = <Value>(work: () => Promise<unknown>) => gate.pass(() => asCouch(work() as Promise<Value>))

  async function opened(): Promise<PouchDatabase> {
    const database = new PouchDB(folder, { adapter: 'leveldb', db: level.factory })
    database.setMaxListeners(0)
    await database.info()
    return database
  }

  /** Document by document, so that closing waits for one only. PouchDB's own goes on by itself, and fails unheard. */
  async function compactAll(): Promise<void> {
    for await (const metadata of gatedReader.allMetadata()) {
      if (isClosing) return
      await pass(() => pouch.compactDocument(metadata.id, 0)).catch((failure: CouchError) => {
        // Purged meanwhile.
        if (failure.status !== 404) throw failure
      })
    }
  }

  return {
    ...gatedReader,
    raw: gatedRaw,
    // One pass for all its pages: a database that closes meanwhile waits for them.
    counts: () => gate.pass(() => index.counts()),
    updateSequence: async () => Number((await pass<PouchInformation>(() => pouch.info())).update_seq),
    async read(id, options) {
      const { _id, _rev, ...fields } = await pass<JsonObject>(() => pouch.get(id, options))
      return { _id: textOf(_id), _rev: textOf(_rev), ...fields }
    },
    openRevisions: (id, revisions, options) => pass(() => pouch.get(id, { ...options, open_revs: revisions })),
    attachment: (id, name, rev) => pass(() => pouch.getAttachment(id, name, rev === undefined ? {} : { rev })),
    async write(documents, isNewEdit) {
      const ids = documents.map((document) => textOf(document['_id']))
      const revised = isNewEdit ? withNewRevisions(documents, await gatedReader.metadata(ids)) : documents
      const accepted = revised.filter((document) => document !== undefined)
      if (accepted.length > 0) await pass(() => pouch.bulkDocs(accepted.map(copyOf), { new_edits: false }))
      index.noteChanged(ids)
      return revised.map((document, at) => outcomeOf(ids[at] ?? '', document))
    },
    async changes(query) {
      const result = await pass<PouchChanges>(() => pouch.changes({ ...query, return_docs: true }))
      return { rows: result.results, lastSequence: Number(result.last_seq) }
    },
    size: () => folderSize(folder),
    compact() {
      compacting ??= compactAll().finally(() => {
        compacting = undefined
      })
      return compacting
    },
    purge: (id, revs) =>
      gate.alone(async () => {
        const purged = await purgeRevisions(raw, reader, id, revs)
        if (purged.length === 0) return purged
        // PouchDB keeps its counters in memory, and reads them when it opens.
        await pouch.close()
        pouch = await opened()
        index.noteChanged([id])
        return purged
      }),
    async close() {
      isClosing = true
      await compacting?.catch(() => undefined)
      await gate.shut(() => pouch.close())
    },
  }
}

type PouchInformation = Awaited<ReturnType<PouchDatabase['info']>>
type PouchChanges = Awaited<ReturnType<PouchDatabase['changes']>>

async function asCouch<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (failure) {
    throw couchErrorOf(failure)
  }
}

function outcomeOf(id: string, document: JsonObject | undefined): WriteOutcome {
  if (document === undefined) return { kind: 'refused', id, failure: conflict() }
  return { kind: 'written', id, rev: textOf(document['_rev']) }
}

/** PouchDB sorts the list it is given and rewrites documents and attachments in place. */
function copyOf(document: JsonObject): JsonObject {
  return isJsonObject(document['_attachments'])
    ? { ...document, _attachments: structuredClone(document['_attachments']) }
    : { ...document }
}
