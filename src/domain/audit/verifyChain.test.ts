import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anAuditTrail, testDigest } from '../../testing/anAuditTrail.ts'
import type { AuditEntry, AuditHappening } from './audit.ts'
import { checksumOf } from './sealEntry.ts'
import { type ChainQuestion, verifyChain } from './verifyChain.ts'

const day: readonly AuditHappening[] = [
  { kind: 'tablet set up', letter: 'A' },
  { kind: 'signed in' },
  { kind: 'wrong PIN', times: 1 },
  { kind: 'unlocked' },
  { kind: 'signed out' },
]
const verdictOn = (entries: readonly AuditEntry[], asked: Partial<ChainQuestion> = {}) =>
  verifyChain({ tabletId: 'tablet-1', entries, digest: testDigest, isFromBeginning: true, lastSeen: null, ...asked })
const endOf = (entries: readonly AuditEntry[]) => {
  const { seq, checksum } = entries.at(-1) ?? expect.unreachable()
  return { seq, checksum }
}
const entryOf = (entries: readonly AuditEntry[], number: number) =>
  entries.find(({ seq }) => seq === number) ?? expect.unreachable()
const resealed = async (entry: AuditEntry): Promise<AuditEntry> => ({
  ...entry,
  checksum: await checksumOf(entry, testDigest),
})
const changedIn = (entries: readonly AuditEntry[], number: number, changes: object) =>
  entries.map((entry) => (entry.seq === number ? { ...entry, ...changes } : entry))

describe('a chain', () => {
  test('is whole as its tablet wrote it, in whatever order its pages are given', async () => {
    const entries = await anAuditTrail(day)
    const whole = { kind: 'whole', from: 1, to: 5, head: endOf(entries) }
    expect(await verdictOn(entries)).toEqual(whole)
    expect(await verdictOn(entries.toReversed())).toEqual(whole)
  })

  test('is whole with fields that a newer app added', async () => {
    const newer = [...day, { kind: 'locked', why: { by: 'hand' } } as AuditHappening]
    expect(await verdictOn(await anAuditTrail(newer))).toMatchObject({ kind: 'whole', to: 6 })
  })

  test('is whole from any number on, where only a part was asked for', async () => {
    const entries = (await anAuditTrail(day)).slice(2)
    expect(await verdictOn(entries, { isFromBeginning: false })).toMatchObject({ kind: 'whole', from: 3, to: 5 })
    expect(await verdictOn(entries)).toEqual({
      kind: 'broken',
      findings: [{ kind: 'gap', from: 1, to: 2, after: null, before: entries[0]?.at }],
    })
  })

  test('of nothing has nothing to check', async () => {
    expect(await verdictOn([])).toEqual({ kind: 'nothing to check' })
  })
})

describe('names', () => {
  test('a gap, and when the entries beside it were made', async () => {
    const entries = await anAuditTrail(day)
    const [after, before] = [entryOf(entries, 2).at, entryOf(entries, 5).at]
    const left = entries.filter(({ seq }) => seq !== 3 && seq !== 4)
    expect(await verdictOn(left)).toEqual({
      kind: 'broken',
      findings: [{ kind: 'gap', from: 3, to: 4, after, before }],
    })
  })

  test('an entry that says something else', async () => {
    const entries = changedIn(await anAuditTrail(day), 3, { times: 0 })
    const { at } = entryOf(entries, 3)
    expect(await verdictOn(entries)).toEqual({ kind: 'broken', findings: [{ kind: 'changed', number: 3, at }] })
  })

  test('an entry that was sealed anew, by the one that was written after it', async () => {
    const before = await anAuditTrail(day)
    const changed = await resealed({ ...entryOf(before, 2), personId: 'person-9' })
    const entries = changedIn(before, 2, changed)
    expect(await verdictOn(entries)).toEqual({
      kind: 'broken',
      findings: [{ kind: 'replaced', number: 2, at: changed.at }],
    })
  })

  test('two entries with one number', async () => {
    const entries = await anAuditTrail(day)
    const [first, second] = [entryOf(entries, 3), entryOf(entries, 3)]
    const other = await resealed({ ...second, id: 'other', personId: 'person-9' })
    expect(await verdictOn([...entries, other])).toEqual({
      kind: 'broken',
      findings: [{ kind: 'fork', number: 3, at: first.at, entries: 2 }],
    })
  })

  test('an entry of another tablet', async () => {
    const entries = await anAuditTrail(day)
    const foreign = await resealed({ ...entryOf(entries, 5), tabletId: 'tablet-7' })
    expect(await verdictOn(changedIn(entries, 5, foreign))).toMatchObject({
      findings: [{ kind: 'changed', number: 5 }],
    })
  })

  test('what was cut off its end, where the end was seen before', async () => {
    const entries = await anAuditTrail(day)
    const lastSeen = endOf(entries)
    const cut = entries.slice(0, 3)
    expect(await verdictOn(cut, { lastSeen })).toEqual({
      kind: 'broken',
      findings: [{ kind: 'gap', from: 4, to: 5, after: entryOf(entries, 3).at, before: null }],
    })
    expect(await verdictOn([], { lastSeen })).toMatchObject({ findings: [{ kind: 'gap', from: 1, to: 5 }] })
  })

  test('a chain that was written anew to its very end, where the end was seen before', async () => {
    const entries = await anAuditTrail(day)
    const lastSeen = endOf(entries)
    const other = await anAuditTrail([...day.slice(0, 4), { kind: 'locked' }, { kind: 'signed out' }])
    expect(await verdictOn(other)).toMatchObject({ kind: 'whole' })
    expect(await verdictOn(other, { lastSeen })).toMatchObject({ findings: [{ kind: 'rewritten', number: 5 }] })
    const longer = await anAuditTrail([...day, { kind: 'signed in' }])
    expect(await verdictOn(longer, { lastSeen })).toMatchObject({ kind: 'whole', to: 6 })
  })
})

type Tampering = (entries: readonly AuditEntry[], at: number, other: number) => Promise<readonly AuditEntry[]>
const tamperings: Readonly<Record<string, Tampering>> = {
  removed: (entries, at) => Promise.resolve(entries.filter((_entry, place) => place !== at)),
  'told otherwise': (entries, at) => Promise.resolve(changedIn(entries, at + 1, { personId: 'person-9' })),
  'moved in time': (entries, at) => Promise.resolve(changedIn(entries, at + 1, { at: '2026-01-01T00:00:00.000Z' })),
  'told otherwise and sealed anew': async (entries, at) =>
    changedIn(entries, at + 1, await resealed({ ...(entries[at] ?? expect.unreachable()), personId: 'person-9' })),
  'put in another place': (entries, at, other) =>
    Promise.resolve(
      entries.map((entry, place) =>
        place === at ? { ...entry, seq: other + 1 } : place === other ? { ...entry, seq: at + 1 } : entry,
      ),
    ),
  'put in another place and sealed anew': (entries, at, other) =>
    Promise.all(
      entries.map((entry, place) =>
        place === at
          ? resealed({ ...entry, seq: other + 1, previous: entries[other]?.previous ?? null })
          : place === other
            ? resealed({ ...entry, seq: at + 1, previous: entries[at]?.previous ?? null })
            : Promise.resolve(entry),
      ),
    ),
  'joined by one that was made up': async (entries, at) => {
    const [before] = [entries[at] ?? expect.unreachable()]
    const made = { ...before, id: 'made up', seq: before.seq + 1, previous: before.checksum, personId: 'person-9' }
    return [...entries, await resealed(made)]
  },
}

test.each(Object.entries(tamperings))('whichever entry is %s, it is told', async (_how, tamper) => {
  const kinds: readonly AuditHappening[] = [
    { kind: 'signed in' },
    { kind: 'locked' },
    { kind: 'unlocked' },
    { kind: 'wrong PIN', times: 2 },
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      async (happenings, a, b) => {
        const entries = await anAuditTrail(happenings)
        const at = a % entries.length
        const other = (at + 1 + (b % (entries.length - 1))) % entries.length
        const tampered = await tamper(entries, at, other)
        const lastSeen = endOf(entries)
        expect(await verdictOn(entries, { lastSeen })).toMatchObject({ kind: 'whole' })
        // One made up after the end is what the tablet's own next entry then shows.
        const next = await anAuditTrail([{ kind: 'signed out' }], 'tablet-1', lastSeen)
        expect(await verdictOn([...tampered, ...next], { lastSeen: endOf(next) })).toMatchObject({ kind: 'broken' })
      },
    ),
  )
})
