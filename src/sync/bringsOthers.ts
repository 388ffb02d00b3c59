import type { AnyRecord } from '../data/record/storedRecord.ts'

type Entry = { readonly id?: unknown; readonly tabletId?: unknown }

/**
 * What `record` tells of other tablets' doings and the centre's version does not: the centre asks who brought it
 * (`centre/design/es5/requireOwnHand.js`).
 */
export function bringsOthers(record: AnyRecord, theirs: AnyRecord, me: string): boolean {
  const there = new Set(entriesOf(theirs).map(({ id }) => id))
  return entriesOf(record).some(({ id, tabletId }) => tabletId !== me && !there.has(id))
}

function entriesOf(record: AnyRecord): readonly Entry[] {
  const { events, custody } = record as { readonly events?: unknown; readonly custody?: unknown }
  return [events, custody].flatMap((list) => (Array.isArray(list) ? (list as readonly Entry[]) : []))
}
