import { type Json, type JsonObject, textOf } from '../json.ts'
import type { DocumentStore } from '../store/documentStore.ts'
import { collate } from './collate.ts'

export type ViewRow = { readonly id: string; readonly key: Json; readonly value: Json }

/** Rows that each document of a batch emits. */
export type MapBatch = (documents: readonly JsonObject[]) => readonly (readonly (readonly [key: Json, value: Json])[])[]

export type ViewIndex = {
  /** All rows in order, after every change so far is taken in. */
  rows(): Promise<readonly ViewRow[]>
}

const BATCH = 500

/**
 * The rows of one view in memory: built at the first question, then brought up to date change by change. A restart
 * builds it anew, which takes QuickJS less time than PouchDB takes to read its stored index.
 */
export function createViewIndex(store: DocumentStore, map: MapBatch): ViewIndex {
  let rows: readonly ViewRow[] = []
  let upTo = 0
  let updating: Promise<unknown> = Promise.resolve()

  async function update(): Promise<readonly ViewRow[]> {
    const latest = await store.updateSequence()
    let at = upTo
    const changed = new Set<string>()
    const added: ViewRow[] = []
    while (at < latest) {
      const page = await store.changes({
        since: at,
        limit: BATCH,
        descending: false,
        style: 'main_only',
        include_docs: true,
        conflicts: false,
        attachments: false,
      })
      const documents = page.rows.map((row) => (row.doc ?? {}) as JsonObject)
      const emitted = map(documents.filter((document) => isIndexed(document)))
      let next = 0
      page.rows.forEach(({ id }, index) => {
        changed.add(id)
        const document = documents[index]
        if (document === undefined || !isIndexed(document)) return
        for (const [key, value] of emitted[next] ?? []) added.push({ id, key, value })
        next += 1
      })
      at = page.rows.length < BATCH ? latest : (page.rows.at(-1)?.seq ?? latest)
    }
    if (changed.size > 0) rows = [...rows.filter(({ id }) => !changed.has(id)), ...added].toSorted(orderOf)
    upTo = at
    return rows
  }

  return {
    rows() {
      const updated = updating.then(update, update)
      updating = updated
      return updated
    },
  }
}

export function orderOf(one: ViewRow, other: ViewRow): number {
  const order = collate(one.key, other.key)
  if (order !== 0) return order
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}

function isIndexed(document: JsonObject): boolean {
  return document['_deleted'] !== true && !textOf(document['_id']).startsWith('_design/')
}
