import { anonymise } from './anonymise.ts'
import { type Anonymised, uniteAnonymised } from './anonymised.ts'

type Record = { readonly anonymised?: Anonymised | undefined }

/**
 * A merge that brings nothing back. Rule: what either side is without, both sides and their past are without before they are
 * merged; so events are united as ever, and it does not matter who merges, nor in which order.
 */
export function keepingAnonymised<T extends Record>(merge: (base: T | null, mine: T, theirs: T) => T) {
  return (base: T | null, mine: T, theirs: T): T => {
    const when = uniteAnonymised(mine.anonymised, theirs.anonymised)
    if (when === undefined) return merge(base, mine, theirs)
    return merge(base && anonymise(base, when), anonymise(mine, when), anonymise(theirs, when))
  }
}

/** A version of the centre's without what this tablet's record is without: a centre that went back in time has it again. */
export function withoutWhat<T extends Record>(record: Record, version: T): T {
  const when = uniteAnonymised(record.anonymised, version.anonymised)
  return record.anonymised === undefined || when === undefined ? version : anonymise(version, when)
}
