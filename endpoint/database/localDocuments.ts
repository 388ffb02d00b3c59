import { notFound } from '../couchError.ts'
import type { JsonObject } from '../json.ts'
import type { RawStore } from '../store/rawStore.ts'
import { walkEntries } from '../store/walkEntries.ts'

const PREFIX = '\u00fftechbar-local\u00ff'

/** `_local/` documents: checkpoints that are never replicated. As in CouchDB, their revision only counts. */
export type LocalDocuments = {
  read(id: string): Promise<JsonObject>
  write(id: string, document: JsonObject): Promise<string>
  remove(id: string): Promise<void>
  list(): Promise<readonly { readonly id: string; readonly rev: string }[]>
}

export function createLocalDocuments(raw: RawStore): LocalDocuments {
  return {
    async read(id) {
      const text = await raw.get(PREFIX + id)
      if (text === undefined) throw notFound('missing')
      return JSON.parse(text) as JsonObject
    },
    async write(id, document) {
      const { _id, _rev, ...fields } = document
      const count = typeof _rev === 'string' ? Number(/^0-(\d+)$/.exec(_rev)?.[1] ?? 0) : 0
      const rev = `0-${count + 1}`
      await raw.put(PREFIX + id, JSON.stringify({ _id: id, _rev: rev, ...fields }))
      return rev
    },
    async remove(id) {
      if ((await raw.get(PREFIX + id)) === undefined) throw notFound('missing')
      await raw.remove(PREFIX + id)
    },
    async list() {
      const found: { readonly id: string; readonly rev: string }[] = []
      for await (const entry of walkEntries(raw, PREFIX)) {
        const document = JSON.parse(entry.value) as { readonly _id: string; readonly _rev: string }
        found.push({ id: document._id, rev: document._rev })
      }
      return found
    },
  }
}
