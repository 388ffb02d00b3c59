import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { type DocumentMetadata, revisionsOf } from './documentMetadata.ts'
import { externalTerm, List, type Term, Tuple } from './externalTerm.ts'

/** Leaves of a document, each with whether it is deleted. */
type Leaves = Map<string, boolean>

/**
 * Gives edits the revisions that CouchDB would give them: the same edit of the same revision has the same name on every
 * server. undefined is a conflict. An edit must name a leaf, and only a new or deleted document may name none; of two
 * edits in one batch the second finds what the first has left.
 */
export function withNewRevisions(
  documents: readonly JsonObject[],
  metadata: readonly (DocumentMetadata | undefined)[],
): readonly (JsonObject | undefined)[] {
  const known = new Map<string, Leaves>()
  return documents.map((document, index) => {
    const id = textOf(document['_id'])
    const leaves = known.get(id) ?? leavesOf(metadata[index])
    known.set(id, leaves)
    const parent = parentOf(document, leaves, metadata[index]?.winningRev)
    if (parent === undefined) return undefined
    const [start, parentHash] = parent === '' ? [0, ''] : partsOf(parent)
    const hash = hashOf(document, start, parentHash)
    const rev = `${start + 1}-${hash}`
    leaves.delete(parent)
    leaves.set(rev, document['_deleted'] === true)
    return {
      ...document,
      _rev: rev,
      _revisions: { start: start + 1, ids: parent === '' ? [hash] : [hash, parentHash] },
    }
  })
}

/** The revision that an edit builds on; empty for a first one, undefined in a conflict. */
function parentOf(document: JsonObject, leaves: Leaves, winner: string | undefined): string | undefined {
  const named = document['_rev']
  if (typeof named === 'string') return leaves.has(named) ? named : undefined
  if (leaves.size === 0) return ''
  const isGone = [...leaves.values()].every((isDeleted) => isDeleted)
  if (!isGone || document['_deleted'] === true) return undefined
  return winner !== undefined && leaves.has(winner) ? winner : [...leaves.keys()].at(-1)
}

function leavesOf(metadata: DocumentMetadata | undefined): Leaves {
  const revisions = metadata === undefined ? [] : revisionsOf(metadata)
  return new Map(revisions.filter(({ isLeaf }) => isLeaf).map(({ rev, isDeleted }) => [rev, isDeleted]))
}

/** MD5 over Erlang's form of [deleted, generation and hash of the parent, body, attachments]. */
function hashOf(document: JsonObject, start: number, parentHash: string): string {
  const body = Object.fromEntries(Object.entries(document).filter(([key]) => !isSpecial(key)))
  const parent: Term = start === 0 ? 0 : rawHash(parentHash)
  const attachments = new List(attachmentTerms(document['_attachments']))
  const term = new List([document['_deleted'] === true, start, parent, body, attachments])
  return createHash('md5').update(externalTerm(term)).digest('hex')
}

/** Fields of replication documents begin with an underscore, too, and are part of the body. */
function isSpecial(key: string): boolean {
  return key.startsWith('_') && !key.startsWith('_replication_')
}

function rawHash(hash: string): Buffer {
  return /^[0-9a-f]{32}$/.test(hash) ? Buffer.from(hash, 'hex') : Buffer.from(hash)
}

function attachmentTerms(attachments: unknown): readonly Term[] {
  if (!isJsonObject(attachments)) return []
  return Object.entries(attachments)
    .map(([name, attachment]) => {
      const { content_type: type, digest, data } = attachment as JsonObject
      const sum =
        typeof data === 'string'
          ? sumOf(Buffer.from(data, 'base64'), textOf(type))
          : Buffer.from(textOf(digest).replace(/^md5-/, ''), 'base64')
      return new Tuple(name, textOf(type), sum)
    })
    .toReversed()
}

/** CouchDB sums up what it stores, and it stores text packed. */
function sumOf(data: Buffer, type: string): Buffer {
  const isPacked = /^(text\/|application\/(javascript|json|xml))/.test(type)
  return createHash('md5')
    .update(isPacked ? gzipSync(data, { level: 8 }) : data)
    .digest()
}

function partsOf(rev: string): readonly [start: number, hash: string] {
  const dash = rev.indexOf('-')
  return [Number(rev.slice(0, dash)), rev.slice(dash + 1)]
}
