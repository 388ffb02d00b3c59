import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { RxCollection } from 'rxdb'
import { describe, expect, test } from 'vitest'
import { type Audit, type AuditHappening, mostEntriesOnPage } from '../../domain/audit/audit.ts'
import { verifyChain } from '../../domain/audit/verifyChain.ts'
import { createOneAtATime } from '../../sync/oneAtATime.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { createLocalStore, type LocalStore } from '../local/localStore.ts'
import { createRecordShelf } from '../record/recordShelf.ts'
import { createRecordStore, type RecordStore } from '../record/recordStore.ts'
import type { Stored } from '../record/storedRecord.ts'
import { createAuditNotes } from './auditNotes.ts'
import { createAuditWriter } from './auditWriter.ts'

const barId = 'lambeth-popup'
const digest = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))
const now = () => new Date('2026-11-24T10:00:00.000Z')

/** A tablet that is set up, and what its writers need. */
async function aSetUpTablet() {
  const { services, database, installId } = await createTestServices()
  await services.tablet.setUp({ barId, letter: 'A' })
  const store = createRecordStore(database.attendances as unknown as RxCollection<Stored<Audit>>, installId, now)
  const local = createLocalStore(database.local, now)
  const alone = createOneAtATime()
  let ids = 0
  const stampAt = (at: string) => aStamp(0, { id: `note-${(ids += 1)}`, tabletId: installId, at })
  const writer = (parts: { readonly store?: RecordStore<Audit>; readonly local?: LocalStore } = {}) =>
    createAuditWriter({ store, local, tablet: services.tablet, newUuid: () => 'set-up', digest, alone, ...parts })
  const pages = (ofBar = barId) => store.find({ selector: { type: 'audit', barId: ofBar } })
  const entries = async (ofBar = barId) =>
    (await pages(ofBar)).flatMap(({ events }) => events).toSorted((a, b) => a.seq - b.seq)
  const verdict = async (ofBar = barId) =>
    verifyChain({ tabletId: installId, entries: await entries(ofBar), digest, isFromBeginning: true, lastSeen: null })
  /** As a deletion that comes from the centre leaves it. */
  const remove = async (id: string) => {
    const shelf = createRecordShelf<Audit>(['audit'], database.attendances as unknown as RxCollection<Stored<Audit>>)
    const previous = (await shelf.read([id])).get(id) ?? expect.unreachable()
    await shelf.write([{ previous, next: previous.stored, isDeleted: true }])
  }
  return { services, remove, store, local, writer, stampAt, pages, entries, verdict, installId }
}

const at = (minute: number, day = 24) => new Date(Date.UTC(2026, 10, day, 10, minute)).toISOString()
const signedIn: AuditHappening = { kind: 'signed in' }

describe('the writer of an audit trail', () => {
  test('begins with the setting up, at the time of that, and numbers on over days', async () => {
    const { writer, stampAt, pages, entries, verdict, installId } = await aSetUpTablet()
    const write = writer()
    await write({ happening: signedIn, stamp: stampAt(at(1)) })
    await write({ happening: { kind: 'signed out' }, stamp: stampAt(at(2, 25)) })
    expect((await entries()).map(({ seq, kind, at: when }) => [seq, kind, when])).toEqual([
      [1, 'tablet set up', '2026-11-24T10:00:00.000Z'],
      [2, 'signed in', at(1)],
      [3, 'signed out', at(2, 25)],
    ])
    expect((await pages()).map(({ id }) => id)).toEqual([
      `audit:${barId}:2026-11-24:${installId}:1`,
      `audit:${barId}:2026-11-25:${installId}:1`,
    ])
    expect(await verdict()).toMatchObject({ kind: 'whole', from: 1, to: 3 })
  })

  test('begins another page when one is full', async () => {
    const { writer, stampAt, pages, verdict } = await aSetUpTablet()
    const write = writer()
    for (let note = 0; note < mostEntriesOnPage; note += 1) await write({ happening: signedIn, stamp: stampAt(at(1)) })
    expect((await pages()).map(({ page, events }) => [page, events.length])).toEqual([
      [1, mostEntriesOnPage],
      [2, 1],
    ])
    expect(await verdict()).toMatchObject({ kind: 'whole', to: mostEntriesOnPage + 1 })
  })

  test('goes on in one chain when the clock is set back to a day that had begun', async () => {
    const { writer, stampAt, pages, verdict } = await aSetUpTablet()
    const write = writer()
    for (const day of [24, 26, 24]) await write({ happening: signedIn, stamp: stampAt(at(day, day)) })
    expect((await pages()).map(({ day, events }) => [day, events.map(({ seq }) => seq)])).toEqual([
      ['2026-11-24', [1, 2, 4]],
      ['2026-11-26', [3]],
    ])
    expect(await verdict()).toMatchObject({ kind: 'whole', to: 4 })
  })

  test('makes good before the next note what a crash left half done', async () => {
    const { store, writer, stampAt, entries, verdict } = await aSetUpTablet()
    await writer()({ happening: signedIn, stamp: stampAt(at(1)) })
    const full: typeof store.change = (id, change) =>
      store.change(id, (audit) => {
        if (change(audit) !== audit) throw new Error('The device is full.')
        return audit
      })
    const half = stampAt(at(2))
    await expect(writer({ store: { ...store, change: full } })({ happening: signedIn, stamp: half })).rejects.toThrow(
      'full',
    )
    expect(await entries()).toHaveLength(2)
    await writer()({ happening: { kind: 'locked' }, stamp: stampAt(at(3)) })
    expect((await entries()).map(({ seq, id }) => (id === half.id ? `${seq}, half done` : seq))).toEqual([
      1,
      2,
      '3, half done',
      4,
    ])
    expect(await verdict()).toMatchObject({ kind: 'whole', to: 4 })
  })

  test('writes no note twice that is tried again', async () => {
    const { writer, stampAt, entries } = await aSetUpTablet()
    const note = { happening: signedIn, stamp: stampAt(at(1)) }
    for (let tries = 0; tries < 3; tries += 1) await writer()(note)
    expect((await entries()).map(({ kind }) => kind)).toEqual(['tablet set up', 'signed in'])
  })

  test('goes on from what it remembers, so that what somebody put on its page shows', async () => {
    const { store, writer, stampAt, pages, verdict } = await aSetUpTablet()
    await writer()({ happening: signedIn, stamp: stampAt(at(1)) })
    const [page = expect.unreachable()] = await pages()
    const last = page.events.at(-1) ?? expect.unreachable()
    const made = { ...last, id: 'made up', seq: 3, previous: last.checksum }
    await store.change(page.id, (audit) => ({ ...audit, events: [...audit.events, made] }))
    await writer()({ happening: { kind: 'signed out' }, stamp: stampAt(at(2)) })
    expect(await verdict()).toMatchObject({ kind: 'broken', findings: [{ kind: 'fork', number: 3 }, {}] })
  })

  test('goes on after its page was taken away at the centre, and the gap shows', async () => {
    const { writer, stampAt, remove, pages, verdict } = await aSetUpTablet()
    for (const minute of [1, 2]) await writer()({ happening: signedIn, stamp: stampAt(at(minute)) })
    const [page = expect.unreachable()] = await pages()
    await remove(page.id)
    expect(await pages()).toEqual([])
    await writer()({ happening: { kind: 'locked' }, stamp: stampAt(at(3)) })
    expect(await verdict()).toMatchObject({ kind: 'broken', findings: [{ kind: 'gap', from: 1, to: 2 }] })
  })

  test('gives one chain when tabs write at once', async () => {
    const { services, writer, stampAt, entries, verdict } = await aSetUpTablet()
    let bars = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 2, maxLength: 12 }), async (tabs) => {
        // Each bar that a tablet comes to has a chain of its own.
        const barId = `bar-${(bars += 1)}`
        await services.tablet.setUp({ barId, letter: 'A' })
        const writers = [writer(), writer(), writer()]
        const written = tabs.map((tab, place) => writers[tab]?.({ happening: signedIn, stamp: stampAt(at(place)) }))
        await Promise.all(written)
        expect(await entries(barId)).toHaveLength(tabs.length + 1)
        expect(await verdict(barId)).toMatchObject({ kind: 'whole', to: tabs.length + 1 })
      }),
      { numRuns: 20 },
    )
  })
})

describe('a note', () => {
  test('that cannot be written keeps nobody from anything, and is written with the next, in order', async () => {
    const { writer, stampAt, entries, verdict } = await aSetUpTablet()
    let isReachable = false
    const load = () => (isReachable ? Promise.resolve(writer()) : Promise.reject(new Error('Not loaded.')))
    const note = createAuditNotes(load, () => stampAt(at(9)))
    await note({ kind: 'signed in' }, stampAt(at(1)))
    await note({ kind: 'locked' }, stampAt(at(2)))
    expect(await entries()).toEqual([])
    isReachable = true
    await note({ kind: 'unlocked' })
    expect((await entries()).map(({ kind, at: when }) => [kind, when]).slice(1)).toEqual([
      ['signed in', at(1)],
      ['locked', at(2)],
      ['unlocked', at(9)],
    ])
    expect(await verdict()).toMatchObject({ kind: 'whole', to: 4 })
  })
})
