import type { ReadEntry } from './auditTrail.ts'
import { type ChainLink, checksumOf, type Digest } from './sealEntry.ts'

/** What is wrong with a chain, by number and, where an entry is there to tell it, by the time that it says (ISO 8601). */
export type ChainFinding =
  /** These entries are not there. `after` and `before`: when the last one before them was made, and the first after. */
  | {
      readonly kind: 'gap'
      readonly from: number
      readonly to: number
      readonly after: string | null
      readonly before: string | null
    }
  /** Says something else than when it was sealed, or tells of another tablet. */
  | { readonly kind: 'changed'; readonly number: number; readonly at: string }
  /** Sealed anew: it is not the entry that the next one was written after. */
  | { readonly kind: 'replaced'; readonly number: number; readonly at: string }
  /** More entries than one have this number. */
  | { readonly kind: 'fork'; readonly number: number; readonly at: string; readonly entries: number }
  /** Another entry stood there when this chain was last read. */
  | { readonly kind: 'rewritten'; readonly number: number; readonly at: string }
  /** A page of it has not the shape of one. */
  | { readonly kind: 'unreadable'; readonly id: string }

export type ChainVerdict =
  | { readonly kind: 'nothing to check' }
  /** All entries with these numbers are there, as they were written. */
  | { readonly kind: 'whole'; readonly from: number; readonly to: number; readonly head: ChainLink }
  | { readonly kind: 'broken'; readonly findings: readonly [ChainFinding, ...ChainFinding[]] }

export type ChainQuestion = {
  readonly tabletId: string
  /** In any order. */
  readonly entries: readonly ReadEntry[]
  readonly digest: Digest
  /** The first one given is the first one of all, so it has to be number 1. */
  readonly isFromBeginning: boolean
  /** Where the chain ended when it was last read; null if it never was, or if its end is not among those given. */
  readonly lastSeen: ChainLink | null
}

/**
 * Whether a tablet's entries are those that it wrote. Anybody who may write the centre's files can also seal anew what they
 * changed: then the entry after it says so, or, if they did so to the very end, whoever read the chain before (`lastSeen`),
 * or the tablet's next entry, because the tablet goes on from what it remembers and not from what the centre gives it.
 */
export async function verifyChain(question: ChainQuestion): Promise<ChainVerdict> {
  const { isFromBeginning, lastSeen } = question
  const links = await linksOf(question)
  const findings = links.flatMap((link, place) => {
    const before = links[place - 1] ?? (isFromBeginning ? beforeTheFirst : null)
    return [...(before === null ? [] : findingsBetween(before, link)), ...findingsAt(link)]
  })
  const [first, last] = [links[0], links.at(-1)]
  const all = [...findings, ...comparedWith(lastSeen, links)]
  if (isOne(all)) return { kind: 'broken', findings: all }
  const [head] = last?.entries ?? []
  if (first === undefined || head === undefined) return { kind: 'nothing to check' }
  return { kind: 'whole', from: first.number, to: head.seq, head: { seq: head.seq, checksum: head.checksum } }
}

/** What stands under one number: one entry, unless something is wrong. */
type Link = {
  readonly number: number
  readonly at: string | null
  readonly entries: readonly (ReadEntry & { readonly isAsSealed: boolean })[]
}

const beforeTheFirst: Link = { number: 0, at: null, entries: [] }

async function linksOf({ tabletId, entries, digest }: ChainQuestion): Promise<readonly Link[]> {
  const checked = await Promise.all(
    entries.map(async (entry) => {
      const isAsSealed = entry.tabletId === tabletId && (await checksumOf(entry, digest)) === entry.checksum
      return { entry, isAsSealed }
    }),
  )
  const numbers = [...new Set(entries.map(({ seq }) => seq))].toSorted((a, b) => a - b)
  const byNumber = new Map<number, Link>()
  for (const { entry, isAsSealed } of checked) {
    const { at, entries: others } = byNumber.get(entry.seq) ?? { at: entry.at, entries: [] }
    byNumber.set(entry.seq, { number: entry.seq, at, entries: [...others, { ...entry, isAsSealed }] })
  }
  return numbers.map((number) => byNumber.get(number) ?? beforeTheFirst)
}

function findingsAt({ number, entries }: Link): readonly ChainFinding[] {
  const [first] = entries
  if (first === undefined) return []
  const changed = entries.filter(({ isAsSealed }) => !isAsSealed)
  return [
    ...(entries.length > 1 ? [{ kind: 'fork', number, at: first.at, entries: entries.length } as const] : []),
    ...changed.map(({ at }) => ({ kind: 'changed', number, at }) as const),
  ]
}

/** Each entry goes on from one of those before it; the first of all from nothing. */
function findingsBetween(before: Link, link: Link): readonly ChainFinding[] {
  const [number, at] = [before.number, before.at]
  if (link.number > number + 1)
    return [{ kind: 'gap', from: number + 1, to: link.number - 1, after: at, before: link.at }]
  const known = at === null ? [null] : before.entries.map(({ checksum }) => checksum as string | null)
  const isLinked = link.entries.every(({ previous }) => known.includes(previous))
  // An entry that is told as changed already explains why nothing goes on from it, or it from nothing.
  if (isLinked || [...before.entries, ...link.entries].some(({ isAsSealed }) => !isAsSealed)) return []
  return [at === null ? { kind: 'replaced', number: link.number, at: link.at ?? '' } : { kind: 'replaced', number, at }]
}

function comparedWith(lastSeen: ChainLink | null, links: readonly Link[]): readonly ChainFinding[] {
  if (lastSeen === null) return []
  const last = links.at(-1)
  if (last === undefined || last.number < lastSeen.seq)
    return [{ kind: 'gap', from: (last?.number ?? 0) + 1, to: lastSeen.seq, after: last?.at ?? null, before: null }]
  const there = links.find(({ number }) => number === lastSeen.seq)
  if (there === undefined || there.entries.some(({ checksum }) => checksum === lastSeen.checksum)) return []
  return [{ kind: 'rewritten', number: there.number, at: there.at ?? '' }]
}

function isOne(findings: readonly ChainFinding[]): findings is readonly [ChainFinding, ...ChainFinding[]] {
  return findings.length > 0
}
