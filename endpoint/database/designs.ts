import { notFound } from '../couchError.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { Functions, Sandbox } from '../sandbox/sandbox.ts'
import type { DocumentStore } from '../store/documentStore.ts'
import type { ViewIndex } from '../views/viewIndex.ts'

export type Design = {
  readonly document: JsonObject
  readonly functions: Functions
  /** By view name, as they are first asked for. */
  readonly indexes: Map<string, ViewIndex>
}

/** The design documents of one database with their functions, compiled once per revision. */
export type Designs = {
  all(): Promise<readonly Design[]>
  /** By the name after `_design/`. */
  find(name: string): Promise<Design>
  /** Call after a write to a design document. */
  forget(): void
  /** Call when documents are gone without a trace: every index begins anew. */
  forgetIndexes(): void
  dispose(): void
}

export function createDesigns(store: DocumentStore, sandbox: Sandbox): Designs {
  let loading: Promise<readonly Design[]> | undefined
  let known: readonly Design[] = []

  /** A design document that has not changed keeps its functions and its indexes. */
  async function load(): Promise<readonly Design[]> {
    const keys: { readonly id: string; readonly rev: string }[] = []
    for await (const metadata of store.allMetadata({ from: '_design/', to: '_design0' })) {
      if (!metadata.deleted) keys.push({ id: metadata.id, rev: metadata.winningRev })
    }
    const documents = (await store.bodies(keys)).filter(isJsonObject)
    const loaded = documents.map(
      (document) =>
        known.find(
          (design) => design.document['_id'] === document['_id'] && design.document['_rev'] === document['_rev'],
        ) ?? {
          document,
          functions: sandbox.functionsOf(document),
          indexes: new Map(),
        },
    )
    for (const design of known) if (!loaded.includes(design)) design.functions.dispose()
    known = loaded
    return loaded
  }

  const all = () => (loading ??= load())

  return {
    all,
    async find(name) {
      const design = (await all()).find(({ document }) => document['_id'] === `_design/${name}`)
      if (design === undefined) throw notFound('missing')
      return design
    },
    forget() {
      loading = undefined
    },
    forgetIndexes() {
      for (const design of known) design.indexes.clear()
    },
    dispose() {
      for (const design of known) design.functions.dispose()
    },
  }
}
