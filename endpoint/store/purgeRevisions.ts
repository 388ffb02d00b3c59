import { type DocumentReader, bodyKey, METADATA } from './documentReader.ts'
import { type Branch, type DocumentMetadata, revisionsOf } from './documentMetadata.ts'
import { isRevisionDeleted, winningRevisionOf } from './pouchdb.ts'
import type { RawOperation, RawStore } from './rawStore.ts'

/** Where PouchDB's LevelDB adapter keeps its counters. */
const DOCUMENT_COUNT = '\u00ffmeta-store\u00ff_local_doc_count'
const UPDATE_SEQUENCE = '\u00ffmeta-store\u00ff_local_last_update_seq'

/**
 * Takes leaves, and what only they descend from, out of a document, in one batch; what is left counts as a new change.
 * PouchDB's LevelDB adapter cannot purge. Resolves with the revisions that were leaves here.
 */
export async function purgeRevisions(
  raw: RawStore,
  reader: DocumentReader,
  id: string,
  revs: readonly string[],
): Promise<readonly string[]> {
  const [metadata] = await reader.metadata([id])
  if (metadata === undefined) return []
  const leaves = revisionsOf(metadata).filter(({ isLeaf }) => isLeaf)
  const purged = leaves.map(({ rev }) => rev).filter((rev) => revs.includes(rev))
  if (purged.length === 0) return []
  const tree = metadata.rev_tree.flatMap(({ pos, ids }) => {
    const kept = pruned(ids, pos, purged)
    return kept === undefined ? [] : [{ pos, ids: kept }]
  })
  const before = metadata.deleted ? 0 : 1
  await raw.batch(
    tree.length === 0 ? await removal(raw, metadata, before) : await reduction(raw, metadata, tree, before),
  )
  return purged
}

/** The branch without the purged leaves; undefined when nothing of it is left. */
function pruned([hash, state, children]: Branch, position: number, purged: readonly string[]): Branch | undefined {
  if (children.length === 0) return purged.includes(`${position}-${hash}`) ? undefined : [hash, state, children]
  const kept = children.map((child) => pruned(child, position + 1, purged)).filter((child) => child !== undefined)
  return kept.length === 0 ? undefined : [hash, state, kept]
}

async function removal(raw: RawStore, metadata: DocumentMetadata, before: number): Promise<readonly RawOperation[]> {
  return [
    { type: 'del', key: METADATA + metadata.id },
    ...Object.values(metadata.rev_map).map((sequence): RawOperation => ({ type: 'del', key: bodyKey(sequence) })),
    await changedCount(raw, DOCUMENT_COUNT, -before),
  ]
}

async function reduction(
  raw: RawStore,
  metadata: DocumentMetadata,
  tree: DocumentMetadata['rev_tree'],
  before: number,
): Promise<readonly RawOperation[]> {
  const left: DocumentMetadata = { ...metadata, rev_tree: tree }
  const known = new Set(revisionsOf(left).map(({ rev }) => rev))
  const winner = winningRevisionOf(left)
  const isDeleted = isRevisionDeleted(left, winner)
  const sequence = Number((await raw.get(UPDATE_SEQUENCE)) ?? 0) + 1
  const winnerKey = bodyKey(metadata.rev_map[winner] ?? 0)
  const kept = Object.entries(metadata.rev_map).filter(([rev]) => known.has(rev) && rev !== winner)
  const gone = Object.entries(metadata.rev_map).filter(([rev]) => !known.has(rev))
  const next = {
    ...left,
    seq: sequence,
    winningRev: winner,
    deleted: isDeleted,
    rev_map: { ...Object.fromEntries(kept), [winner]: sequence },
  }
  return [
    { type: 'put', key: METADATA + metadata.id, value: JSON.stringify(next) },
    { type: 'put', key: bodyKey(sequence), value: (await raw.get(winnerKey)) ?? '{}' },
    { type: 'del', key: winnerKey },
    ...gone.map(([, at]): RawOperation => ({ type: 'del', key: bodyKey(at) })),
    { type: 'put', key: UPDATE_SEQUENCE, value: String(sequence) },
    await changedCount(raw, DOCUMENT_COUNT, (isDeleted ? 0 : 1) - before),
  ]
}

async function changedCount(raw: RawStore, key: string, by: number): Promise<RawOperation> {
  return { type: 'put', key, value: String(Number((await raw.get(key)) ?? 0) + by) }
}
