import { describe, expect, test } from 'vitest'
import type { Shelved } from '../data/record/recordShelf.ts'
import type { SyncState } from '../data/record/storedRecord.ts'
import type { UnsentEntry } from '../domain/unsent-file/unsentFile.ts'
import { addVisitEvent } from '../domain/visit/addVisitEvent.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from '../testing/aStamp.ts'
import { aVisit } from '../testing/aVisit.ts'
import type { Merge } from './decideOnCentreVersion.ts'
import { decideOnFileEntry } from './decideOnFileEntry.ts'
import { recordKinds } from './recordKinds.ts'

const merge: Merge = (base, mine, theirs) => recordKinds['visit']?.merge(base, mine, theirs) ?? mine
const me = 'install-2'
const noted = (visit: Visit, text: string, by: string) => ({
  ...addVisitEvent(visit, { kind: 'noted', text }, aStamp(20, { id: `note ${text}` })),
  by,
})
const shelved = (visit: Visit, sync: Partial<SyncState> = {}, isDeleted = false): Shelved => ({
  stored: { ...visit, sync: { unsent: 0, rev: '2-b', base: null, reason: null, ...sync } },
  isDeleted,
  localRev: '1-x',
})
const entryOf = (visit: Visit, changes: Partial<UnsentEntry> = {}): UnsentEntry => ({
  record: { ...visit },
  rev: '1-a',
  base: { ...aVisit() },
  ...changes,
})

describe('SY19 a record from a file', () => {
  test('that is not here is taken as the other tablet held it, to send', () => {
    const entry = entryOf(noted(aVisit(), 'theirs', 'install-1'))
    expect(decideOnFileEntry(null, entry, { me, merge })).toEqual({
      kind: 'write',
      next: { ...entry.record, broughtBy: me, sync: { unsent: 1, rev: '1-a', base: entry.base, reason: null } },
    })
  })

  test('that was removed here stands again, on top of the removal', () => {
    const decision = decideOnFileEntry(shelved(aVisit(), { rev: '3-gone' }, true), entryOf(aVisit()), { me, merge })
    expect(decision).toMatchObject({ kind: 'write', next: { sync: { unsent: 1, rev: '3-gone' } } })
  })

  test('is merged with what is here and at rest, whose state becomes the base', () => {
    const here = noted(aVisit(), 'mine', 'install-3')
    const decision = decideOnFileEntry(shelved(here), entryOf(noted(aVisit(), 'theirs', 'install-1')), { me, merge })
    if (decision.kind !== 'write') return expect.unreachable()
    const { sync, ...merged } = decision.next as unknown as Visit & { readonly sync: SyncState }
    expect(merged.events.map(({ id }) => id)).toEqual(expect.arrayContaining(['note mine', 'note theirs']))
    expect([merged.by, merged.broughtBy]).toEqual([me, me])
    expect(sync).toMatchObject({ unsent: 1, rev: '2-b', base: { by: 'install-3' } })
  })

  test('keeps the base of what is here and unsent', () => {
    const here = shelved(noted(aVisit(), 'mine', me), { unsent: 2, base: { id: 'base' }, reason: 'No.' })
    const decision = decideOnFileEntry(here, entryOf(noted(aVisit(), 'theirs', 'install-1')), { me, merge })
    expect(decision).toMatchObject({ kind: 'write', next: { sync: { unsent: 1, base: { id: 'base' }, reason: null } } })
  })

  test('changes nothing when what is here says it already, sent or not, newer or the same', () => {
    const theirs = noted(aVisit(), 'theirs', 'install-1')
    const newer = addVisitEvent(theirs, { kind: 'started' }, aStamp(30))
    for (const here of [theirs, newer])
      for (const unsent of [0, 1, 2] as const)
        expect(decideOnFileEntry(shelved(here, { unsent }), entryOf(theirs), { me, merge })).toEqual({ kind: 'leave' })
  })

  test('back on the tablet it came from never undoes what was done since', () => {
    const saved = noted(aVisit(), 'saved', me)
    // The lesser of two values, which a merge without a known past would drop.
    const here = shelved({ ...saved, queueNumber: 'A06' }, { unsent: 1 })
    expect(decideOnFileEntry(here, entryOf(saved, { base: null }), { me, merge })).toEqual({ kind: 'leave' })
  })
})
