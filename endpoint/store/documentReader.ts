import type { Json, JsonObject } from '../json.ts'
import type { DocumentMetadata } from './documentMetadata.ts'
import type { KeyRange, RawStore } from './rawStore.ts'
import { walkEntries } from './walkEntries.ts'

/** Where PouchDB's LevelDB adapter (9.0.0) keeps revision trees and bodies. */
export const METADATA = '\u00ffdocument-store\u00ff'
const BODIES = '\u00ffby-sequence\u00ff'

export type RevisionKey = { readonly id: string; readonly rev: string }

/**
 * Reads whole batches straight from LevelDB. PouchDB asks for one document at a time, and its listing stops before
 * ids that begin with a character above U+00FF.
 */
export type DocumentReader = {
  metadata(ids: readonly string[]): Promise<readonly (DocumentMetadata | undefined)[]>
  allMetadata(range?: KeyRange): AsyncIterable<DocumentMetadata>
  /** Bodies with `_id`, `_rev` and attachment stubs; undefined where a revision is unknown or compacted away. */
  bodies(keys: readonly RevisionKey[]): Promise<readonly (JsonObject | undefined)[]>
}

export function createDocumentReader(raw: RawStore): DocumentReader {
  async function metadata(ids: readonly string[]) {
    const texts = await raw.getMany(ids.map((id) => METADATA + id))
    return texts.map((text) => (text === undefined ? undefined : (JSON.parse(text) as DocumentMetadata)))
  }

  return {
    metadata,
    async *allMetadata(range) {
      for await (const entry of walkEntries(raw, METADATA, range)) yield JSON.parse(entry.value) as DocumentMetadata
    },
    async bodies(keys) {
      const known = await metadata(keys.map((key) => key.id))
      const sequences = keys.map((key, index) => {
        const revisions = known[index]?.rev_map
        return revisions !== undefined && Object.hasOwn(revisions, key.rev) ? revisions[key.rev] : undefined
      })
      const present = sequences.flatMap((sequence) => (sequence === undefined ? [] : [bodyKey(sequence)]))
      const texts = await raw.getMany(present)
      let next = 0
      return keys.map((key, index) => {
        const text = sequences[index] === undefined ? undefined : texts[next++]
        return text === undefined ? undefined : bodyOf(key, JSON.parse(text) as JsonObject)
      })
    },
  }
}

export function bodyKey(sequence: number): string {
  return BODIES + String(sequence).padStart(16, '0')
}

function bodyOf(key: RevisionKey, stored: JsonObject): JsonObject {
  const { _id, _rev, _attachments, ...fields } = stored
  const attachments = _attachments === undefined ? {} : { _attachments: stubsOf(_attachments as JsonObject) }
  return { _id: key.id, _rev: key.rev, ...fields, ...attachments }
}

function stubsOf(attachments: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(attachments).map(([name, attachment]): [string, Json] => [
      name,
      { ...(attachment as JsonObject), stub: true },
    ]),
  )
}
