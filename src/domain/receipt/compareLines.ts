import type { ReceiptLine } from './receipt.ts'

/** Ids, sorted; all three are empty when both sides hold the same. */
export type Differences = {
  readonly missingAtCentre: readonly string[]
  readonly missingHere: readonly string[]
  readonly otherVersion: readonly string[]
}

export function compareLines(here: readonly ReceiptLine[], centre: readonly ReceiptLine[]): Differences {
  const [mine, theirs] = [revisionsOf(here), revisionsOf(centre)]
  const ids = [...new Set([...mine.keys(), ...theirs.keys()])].toSorted()
  return {
    missingAtCentre: ids.filter((id) => !theirs.has(id)),
    missingHere: ids.filter((id) => !mine.has(id)),
    otherVersion: ids.filter((id) => mine.has(id) && theirs.has(id) && mine.get(id) !== theirs.get(id)),
  }
}

export function isSame({ missingAtCentre, missingHere, otherVersion }: Differences): boolean {
  return missingAtCentre.length + missingHere.length + otherVersion.length === 0
}

function revisionsOf(lines: readonly ReceiptLine[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ id, rev }) => [id, rev]))
}
