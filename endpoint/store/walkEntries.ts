import type { KeyRange, RawEntry, RawStore } from './rawStore.ts'

const PAGE = 500

/** All entries of a range, page by page: LevelDB does not close while an iterator is open, and a reader may be slow. */
export async function* walkEntries(raw: RawStore, prefix: string, range: KeyRange = {}): AsyncGenerator<RawEntry> {
  let left: KeyRange = range
  for (;;) {
    const page = await raw.page(prefix, left, PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    left = range.isDescending
      ? { ...left, to: last.key, isToExcluded: true }
      : // The least key above this one.
        { ...left, from: `${last.key}\u0000` }
  }
}
