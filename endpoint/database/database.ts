import { EventEmitter } from 'node:events'
import { type JsonObject, textOf } from '../json.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { type DocumentStore, openDocumentStore, type WriteOutcome } from '../store/documentStore.ts'
import { commitWrites, type Validate } from './commitWrites.ts'
import { type DatabaseIdentity, readIdentity, readSecurity, writeSecurity } from './databaseIdentity.ts'
import { createDesigns, type Designs } from './designs.ts'
import { createLocalDocuments, type LocalDocuments } from './localDocuments.ts'
import { validateDocuments } from './validateDocuments.ts'
import { createWriteQueue, type WriteRequest } from './writeQueue.ts'

export type Database = {
  readonly name: string
  readonly identity: DatabaseIdentity
  /** True when this opening made it. */
  readonly isNew: boolean
  readonly store: DocumentStore
  readonly designs: Designs
  readonly sandbox: Sandbox
  readonly locals: LocalDocuments
  security(): JsonObject
  setSecurity(security: JsonObject): Promise<void>
  write(request: WriteRequest): Promise<readonly WriteOutcome[]>
  purge(id: string, revs: readonly string[]): Promise<readonly string[]>
  /** Calls the listener after every write and when the database closes; returns how to stop. */
  onChange(listener: () => void): () => void
  isClosed(): boolean
  close(): Promise<void>
}

export type DatabaseOptions = {
  readonly name: string
  readonly folder: string
  readonly sandbox: Sandbox
  /** Rules that hold before the database's own validation functions: what `_users` asks of its documents. */
  readonly firstRules?: Validate
}

export async function openDatabase({ name, folder, sandbox, firstRules }: DatabaseOptions): Promise<Database> {
  const store = await openDocumentStore(folder)
  const { identity, isNew } = await readIdentity(store.raw)
  const designs = createDesigns(store, sandbox)
  const events = new EventEmitter().setMaxListeners(0)
  let security = await readSecurity(store.raw)
  let isClosed = false

  const parts = { name, designs, sandbox, security: () => security }
  const validate: Validate = (documents) => (firstRules ?? ((all) => validateDocuments(parts, all)))(documents)
  const queue = createWriteQueue(async (requests) => {
    const outcomes = await commitWrites(store, validate, requests)
    const ids = requests.flatMap((request) => request.documents.map(({ _id }) => textOf(_id)))
    if (ids.some((id) => id.startsWith('_design/'))) designs.forget()
    events.emit('change')
    return outcomes
  })

  return {
    ...parts,
    identity,
    isNew,
    store,
    locals: createLocalDocuments(store.raw),
    async setSecurity(next) {
      await writeSecurity(store.raw, next)
      security = next
    },
    write: (request) => queue.add(request),
    purge: (id, revs) =>
      queue.alone(async () => {
        const purged = await store.purge(id, revs)
        if (purged.length > 0) designs.forgetIndexes()
        if (id.startsWith('_design/')) designs.forget()
        return purged
      }),
    onChange(listener) {
      events.on('change', listener)
      return () => void events.off('change', listener)
    },
    isClosed: () => isClosed,
    async close() {
      if (isClosed) return
      isClosed = true
      events.emit('change')
      await queue.drained()
      designs.dispose()
      await store.close()
    },
  }
}
