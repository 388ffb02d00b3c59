import { IDBObjectStore } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createLocalStore } from '../../src/data/local/localStore.ts'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { syncWordOf } from '../../src/domain/sync/syncWords.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { aCentre, type Centre, tryoutAccount } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const note = (tablet: Tablet, id: string, text: string) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, tablet.services.stamp()))
const unsent = async (tablet: Tablet) =>
  unsentTotal((await firstValueFrom(tablet.services.sync.status$)).unsent ?? expect.unreachable())
const writesOf = (tablet: Tablet) => tablet.network.requests.filter(({ path }) => path.endsWith('/_bulk_docs')).length

const newVisit = {
  requester: { kind: 'not-recorded', why: 'In a hurry' },
  reasonId: 'laptop-fault',
  service: 'starts now',
} as const

describe('the centre gets what a tablet took without a network', () => {
  test('SY7 SY16 every record once, in one request, and the count is exact throughout', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    tablet.network.state = 'off'
    for (let taken = 1; taken <= 20; taken += 1) {
      await tablet.takeVisit()
      expect(await unsent(tablet)).toBe(taken)
    }
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
    expect(await centre.documentsOf(bar)).toHaveLength(20)
    expect(writesOf(tablet)).toBe(1)
  })

  test('SY16 the count survives a restart, and what was unsent is sent after it', async () => {
    const centre = await aCentre([bar])
    const disk = aDisk()
    const before = await aTablet(centre, bar, disk)
    before.network.state = 'off'
    const visit = await before.takeVisit()
    await before.close()
    const after = await aTablet(centre, bar, disk)
    expect(after.installId).toBe(before.installId)
    await after.allSent()
    expect((await centre.documentsOf(bar)).map((document) => document._id)).toEqual([visit.id])
  })

  test('what is stored at the centre is the record alone, without what sync keeps beside it', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const visit = await tablet.takeVisit()
    await tablet.allSent()
    const [{ _id, _rev, ...stored } = expect.unreachable()] = await centre.documentsOf(bar)
    const { id, ...record } = visit
    expect(_id).toBe(id)
    expect(_rev).toMatch(/^1-/)
    expect(stored).toEqual(record)
  })

  test('SY6 the answer of a write got lost and the record was edited on: one record, every event once', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    tablet.network.state = 'answers of writes get lost'
    const visit = await tablet.takeVisit()
    await tablet.until((status) => status.failure !== null)
    await note(tablet, visit.id, 'Typed after the cut')
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
    const documents = await centre.documentsOf(bar)
    expect(documents).toHaveLength(1)
    const kinds = documents[0]?.events?.map((event) => event.kind)
    expect(kinds).toEqual(['arrived', 'started', 'noted'])
  })

  test('SY16 the answer got lost, and the feed tells that the record is there: all sent, and no failure stands', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    tablet.network.state = 'answers of writes get lost'
    await tablet.takeVisit()
    await tablet.until((status) => status.failure !== null && status.unsent?.visits === 0)
    expect(syncWordOf(await tablet.allSent())).toBe('all sent')
    expect(await centre.documentsOf(bar)).toHaveLength(1)
  })

  test('SY2 the centre stopped and started again in between: nothing is missing', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    await centre.stop()
    await tablet.takeVisit()
    await tablet.until((status) => status.failure?.kind === 'no-connection')
    await centre.startAgain()
    tablet.services.sync.sendNow()
    await tablet.allSent()
    expect(await centre.documentsOf(bar)).toHaveLength(1)
  })

  test('SY4 a document that the centre refuses is set aside with the reason, and the others arrive', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    tablet.network.state = 'off'
    const good = await tablet.takeVisit()
    const poison = await tablet.takeVisit()
    await tablet.services.visits.change(poison.id, (visit) => ({ ...visit, events: [] }))
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    const status = await tablet.until(({ unsent: counts }) => counts?.refused === 1 && counts.visits === 0)
    expect(status.unsent?.refused).toBe(1)
    expect((await centre.documentsOf(bar)).map((document) => document._id)).toEqual([good.id])
  })
})

describe('a tablet that comes to another bar', () => {
  test('SY2 sends what it took for the former bar to the database of that bar, and to no other', async () => {
    const other = 'croydon'
    const centre = await aCentre([bar, other])
    const disk = aDisk()
    const before = await aTablet(centre, bar, disk)
    await before.allSent()
    before.network.state = 'off'
    const visit = await before.takeVisit()
    await before.services.tablet.setUp({ barId: other, letter: 'A' })
    expect(await unsent(before)).toBe(1)
    await before.close()
    const tablet = await aTablet(centre, other, disk)
    const { unsent: counts } = await tablet.allSent()
    expect(counts?.refused).toBe(0)
    expect((await centre.documentsOf(bar)).map((document) => document._id)).toEqual([visit.id])
    expect(await centre.documentsOf(other)).toEqual([])
  })

  test('SY5 what its account may not send there stays counted and is told, and the new bar’s records go', async () => {
    const other = 'croydon'
    const centre = await aCentre([other])
    const tablet = await aTablet(centre, bar)
    tablet.network.state = 'off'
    await tablet.takeVisit()
    await tablet.services.tablet.setUp({ barId: other, letter: 'A' })
    const visit = await tablet.services.visits.add(
      { ...newVisit, barId: other, openingId: `opening:${other}:2026-11-24` },
      tablet.services.stamp,
    )
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await expect.poll(async () => (await centre.documentsOf(other)).map(({ _id }) => _id)).toEqual([visit.id])
    const status = await tablet.until(({ failure }) => failure?.kind === 'missing')
    expect(status.unsent).toMatchObject({ visits: 1, refused: 0 })
  })
})

test('SY5 an account that the centre no longer takes is told, all is kept, and goes once it is taken again', async () => {
  const centre = await aCentre([bar])
  const path = `_users/org.couchdb.user:${tryoutAccount.name}`
  const setPassword = async (password: string) => {
    const { body } = await centre.ask('GET', path)
    expect((await centre.ask('PUT', path, { ...(body as object), password })).status).toBe(201)
  }
  await setPassword('ANOTHER-K7QF-2M9X-HPA4')
  const tablet = await aTablet(centre, bar)
  await tablet.takeVisit()
  const { unsent: counts } = await tablet.until(({ failure }) => failure?.kind === 'signed-out')
  expect(counts).toMatchObject({ visits: 1, refused: 0 })
  await setPassword(tryoutAccount.password)
  tablet.services.sync.sendNow()
  await tablet.allSent()
  expect(await centre.documentsOf(bar)).toHaveLength(1)
})

test('SY9 never more than four connections, with records for three former bars to send besides', async () => {
  const former = ['bow', 'brixton', 'croydon']
  const centre = await aCentre([bar, ...former])
  const disk = aDisk()
  const before = await aTablet(centre, bar, disk)
  before.network.state = 'off'
  for (const barId of former)
    await before.services.visits.add(
      { ...newVisit, barId, openingId: `opening:${barId}:2026-11-24` },
      before.services.stamp,
    )
  await before.takeVisit()
  await before.close()
  const tablet = await aTablet(centre, bar, disk)
  await tablet.allSent()
  for (const barId of former) expect(await centre.documentsOf(barId)).toHaveLength(1)
  expect(tablet.network.mostAtOnce).toBeLessThanOrEqual(4)
})

describe('two tablets of one bar', () => {
  test('SY6 edit the same visit apart: both have both events, and so has the centre', async () => {
    const centre = await aCentre([bar])
    const [first, second] = [
      await aTablet(centre, bar, aDisk(), 'tablet-a'),
      await aTablet(centre, bar, aDisk(), 'tablet-b'),
    ]
    const visit = await first.takeVisit()
    await first.allSent()
    await expect.poll(() => firstValueFrom(second.services.visits.byId$(visit.id))).not.toBeNull()
    first.network.state = 'off'
    second.network.state = 'off'
    await note(first, visit.id, 'From the first')
    await note(second, visit.id, 'From the second')
    first.network.state = 'on'
    second.network.state = 'on'
    first.services.sync.sendNow()
    second.services.sync.sendNow()
    const notesOn = async (tablet: Tablet) => {
      const held = await firstValueFrom(tablet.services.visits.byId$(visit.id))
      return (held?.events ?? []).flatMap((event) => (event.kind === 'noted' ? [event.text] : [])).toSorted()
    }
    const both = ['From the first', 'From the second']
    await expect.poll(() => notesOn(first)).toEqual(both)
    await expect.poll(() => notesOn(second)).toEqual(both)
    await first.allSent()
    await second.allSent()
    expect((await centre.documentsOf(bar))[0]?.events).toHaveLength(4)
  })
})

test('SY2 what this tablet could not store when it came is told, and comes again', async () => {
  const centre = await aCentre([bar])
  const giver = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const taker = await aTablet(centre, bar, aDisk(), 'tablet-b')
  await taker.allSent()
  const write = vi.spyOn(taker.database.visits.storageInstance, 'bulkWrite').mockRejectedValue(new Error('No disk.'))
  const visit = await giver.takeVisit()
  await taker.until(({ failure }) => failure?.kind === 'local-write')
  write.mockRestore()
  taker.services.sync.sendNow()
  await expect.poll(() => firstValueFrom(taker.services.visits.byId$(visit.id))).toMatchObject({ id: visit.id })
})

describe('SY14 a newer app at the same bar', () => {
  const newer = { schema: 2, mood: 'calm', history: { seen: ['a'] } }
  const newerEvent = {
    id: 'newer-event',
    seq: 3,
    at: '2026-11-24T09:30:00.000Z',
    clockOffsetMs: 0,
    personId: null,
    tabletId: 'tablet-new',
    kind: 'teleported',
    to: { floor: 3 },
  }
  type Stored = { _id: string; _rev: string; events: { kind: string }[]; [field: string]: unknown }

  test('its fields and events come through edit, merge and push of an older app unharmed', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const visit = await tablet.takeVisit()
    await tablet.allSent()
    const path = `techbar-bar-${bar}/${encodeURIComponent(visit.id)}`
    const held = async () => (await centre.ask('GET', path)).body as Stored
    const put = async (change: (stored: Stored) => object) =>
      expect((await centre.ask('PUT', path, change(await held()))).status).toBe(201)
    const kinds = async () => (await held()).events.map(({ kind }) => kind).toSorted()

    await put((stored) => ({ ...stored, ...newer, by: 'newer', events: [...stored.events, newerEvent] }))
    await expect.poll(async () => (await firstValueFrom(tablet.services.visits.byId$(visit.id)))?.['mood']).toBe('calm')
    await note(tablet, visit.id, 'Edited by the older app')
    await tablet.allSent()
    expect(await held()).toMatchObject(newer)
    expect((await held()).events).toContainEqual(newerEvent)

    tablet.network.state = 'off'
    await note(tablet, visit.id, 'Without a network')
    await put((stored) => ({
      ...stored,
      mood: 'glad',
      by: 'newer',
      events: [...stored.events, { ...newerEvent, id: 'newer-event-2', seq: 5 }],
    }))
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await expect.poll(kinds).toEqual(['arrived', 'noted', 'noted', 'started', 'teleported', 'teleported'])
    expect(await held()).toMatchObject({ ...newer, mood: 'glad' })
  })

  test('a document of it whose story this app can not tell with its own edit is set aside, and the feed goes on', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const visit = await tablet.takeVisit()
    await tablet.allSent()
    tablet.network.state = 'off'
    await note(tablet, visit.id, 'Without a network')
    const path = `techbar-bar-${bar}/${encodeURIComponent(visit.id)}`
    const stored = (await centre.ask('GET', path)).body as Stored
    // Of a shape in which an arrival says otherwise who came.
    const toldOtherwise = { ...newerEvent, kind: 'arrived', seq: 1, who: { badge: 'P1234' } }
    expect(
      (await centre.ask('PUT', path, { ...stored, ...newer, by: 'newer', events: [...stored.events, toldOtherwise] }))
        .status,
    ).toBe(201)
    const { events: _events, _rev, ...after } = stored
    const later = { ...after, _id: 'visit:later', events: stored.events }
    expect((await centre.ask('POST', `techbar-bar-${bar}/_bulk_docs`, { docs: [later] })).status).toBe(201)
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await expect.poll(() => firstValueFrom(tablet.services.visits.byId$('visit:later'))).not.toBeNull()
    expect(await firstValueFrom(tablet.services.unreadable$)).toMatchObject([{ id: visit.id }])
    const pushes = writesOf(tablet)
    expect(await unsent(tablet)).toBe(1)
    await tablet.until(({ failure }) => failure?.kind === 'centre-trouble')
    expect(writesOf(tablet) - pushes).toBeLessThan(10)
  })
})

test('SY14 a document that an older app had set aside is read by one that can, and is no longer set aside', async () => {
  const centre = await aCentre([bar])
  const disk = aDisk()
  const older = await aTablet(centre, bar, disk)
  const visit = await older.takeVisit()
  await older.allSent()
  const [stored = expect.unreachable()] = await centre.documentsOf(bar)
  const record = { ...visit, id: 'visit:set-aside', queueNumber: 'A77' }
  const database = `techbar-bar-${bar}`
  const notes = createLocalStore(older.database.local, () => new Date())
  await notes.save(`set-aside:${database}:visit:set-aside`, { id: 'visit:set-aside', rev: stored._rev, record })
  await older.close()

  const newer = await aTablet(centre, bar, disk)
  await expect
    .poll(async () => (await firstValueFrom(newer.services.visits.byId$('visit:set-aside')))?.queueNumber)
    .toBe('A77')
  await expect.poll(() => firstValueFrom(newer.services.unreadable$)).toEqual([])
})

describe('SY12 what is deleted at the centre', () => {
  const held = (tablet: Tablet, id: string) => firstValueFrom(tablet.services.visits.byId$(id))
  const deleteAt = async (centre: Centre, id: string) => {
    const [document] = (await centre.documentsOf(bar)).filter(({ _id }) => _id === id)
    const answer = await centre.ask('DELETE', `techbar-bar-${bar}/${encodeURIComponent(id)}?rev=${document?._rev}`)
    expect(answer.status).toBe(200)
  }

  test('goes here too, and settles; made anew there, it comes back', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const { id, ...visit } = await tablet.takeVisit()
    await tablet.allSent()
    await deleteAt(centre, id)
    await expect.poll(() => held(tablet, id)).toBeNull()
    expect(await unsent(tablet)).toBe(0)
    expect((await centre.ask('PUT', `techbar-bar-${bar}/${encodeURIComponent(id)}`, visit)).status).toBe(201)
    await expect.poll(() => held(tablet, id)).not.toBeNull()
  })

  test('stands when it was edited here meanwhile', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const { id } = await tablet.takeVisit()
    await tablet.allSent()
    tablet.network.state = 'off'
    await note(tablet, id, 'While it was deleted there')
    await deleteAt(centre, id)
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await expect
      .poll(async () => (await centre.documentsOf(bar)).map((document) => document.events?.length))
      .toEqual([3])
    await tablet.allSent()
  })
})

describe('the first pull', () => {
  test('SY9 SY10 one reader per database; progress is told; it goes on where it stopped', async () => {
    const centre = await aCentre([bar])
    const giver = await aTablet(centre, bar, aDisk(), 'tablet-a')
    giver.network.state = 'off'
    for (let taken = 0; taken < 40; taken += 1) await giver.takeVisit()
    const [example] = await firstValueFrom(giver.services.visits.open$(bar))
    giver.network.state = 'on'
    giver.services.sync.sendNow()
    await giver.allSent()
    const { sync: _sync, id: _id, ...fields } = (example ?? expect.unreachable()) as unknown as Record<string, unknown>
    const copies = Array.from({ length: 1_500 }, (_, n) => ({ ...fields, _id: `visit:copy-${n}` }))
    expect((await centre.ask('POST', `techbar-bar-${bar}/_bulk_docs`, { docs: copies })).status).toBe(201)
    await giver.close()

    const disk = aDisk()
    const taker = await aTablet(centre, bar, disk, 'tablet-b')
    const status = await taker.until(({ activity }) => activity.kind === 'receiving')
    if (status.activity.kind !== 'receiving') return expect.unreachable()
    expect(status.activity.total).toBeGreaterThanOrEqual(1_540)
    // From the second page on, the first is stored.
    await taker.until(({ activity }) => activity.kind === 'receiving' && activity.done > 500)
    await taker.close()
    const again = await aTablet(centre, bar, disk, 'tablet-b')
    await again.allSent()
    await expect.poll(() => again.database.visits.count().exec()).toBe(1_540)
    const reads = again.network.requests.filter(({ path }) => path === `/db/techbar-bar-${bar}/_changes`)
    expect(reads.length).toBeLessThanOrEqual(5)
    expect(reads[0]?.query.get('since')).not.toBe('0')
  })
})

test('SY9 a tablet that sends is not sent its own records back, and hears of another’s while it waits', async () => {
  const centre = await aCentre([bar])
  const tablet = await aTablet(centre, bar)
  const another = await aTablet(centre, bar, aDisk(), 'tablet-b')
  await another.allSent()
  const asked = (word: string) =>
    tablet.network.requests.filter(({ path, query }) => path.startsWith(`/db/techbar-bar-${bar}/`) && query.has(word))
      .length
  await expect.poll(() => asked('feed')).toBe(1)
  const before = asked('include_docs')
  for (let taken = 0; taken < 3; taken += 1) {
    await tablet.takeVisit()
    await tablet.allSent()
  }
  const theirs = await another.takeVisit()
  await expect.poll(async () => (await tablet.database.visits.findOne(theirs.id).exec())?.id).toBe(theirs.id)
  expect(asked('include_docs') - before).toBe(1)
})

describe('SY1 a write on this tablet', () => {
  type Connection = { close(): void; backendDB(): object }
  const connectionOf = async (tablet: Tablet) => {
    const { internals } = tablet.database.visits.storageInstance
    return (await (internals as unknown as Promise<{ dexieDb: Connection }>)).dexieDb
  }

  test('goes through over a connection that the system closed under the app', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const connection = await connectionOf(tablet)
    connection.close()
    const visit = await tablet.takeVisit()
    await tablet.allSent()
    expect((await centre.documentsOf(bar)).map((document) => document._id)).toEqual([visit.id])
  })

  test('goes through over a connection that died, and that the store takes for open', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const { id } = await tablet.takeVisit()
    await tablet.allSent()
    const dead = (await connectionOf(tablet)).backendDB()
    const alive = Reflect.get(IDBObjectStore.prototype, 'get') as (this: IDBObjectStore, key: unknown) => IDBRequest
    const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.transaction.db === dead) throw new DOMException('Connection to the server lost.', 'UnknownError')
      return alive.call(this, key)
    })
    onTestFinished(() => get.mockRestore())
    await note(tablet, id, 'Typed after it died')
    await tablet.allSent()
    expect((await centre.documentsOf(bar))[0]?.events).toHaveLength(3)
  })

  test('that fails twice fails loudly', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.database.visits.close()
    await expect(tablet.takeVisit()).rejects.toThrow()
  })
})
