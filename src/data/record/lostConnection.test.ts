import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { RxStorage } from 'rxdb'
import { tabletStorage } from '../storage/tabletStorage.ts'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { aFragileStorage } from '../../testing/aFragileStorage.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { createTestServices } from '../../testing/createTestServices.ts'

async function aFragileTablet() {
  const { seal } = await aKeyring()
  const dexie = tabletStorage({ indexedDB: new IDBFactory(), IDBKeyRange }, seal) as RxStorage<unknown, unknown>
  const { storage, lose } = aFragileStorage(dexie)
  const { services } = await createTestServices({ storage })
  const visit = await services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'not-recorded', why: 'In a hurry' },
      reasonId: 'laptop-fault',
      service: 'starts now',
    },
    services.stamp,
  )
  const seen = { events: 0, queue: 0, unsent: 0 }
  const watching = [
    services.visits.byId$(visit.id).subscribe((now) => Object.assign(seen, { events: now?.events.length })),
    services.visits.open$(visit.barId).subscribe((open) => Object.assign(seen, { queue: open.length })),
    services.sync.status$.subscribe(({ unsent }) => Object.assign(seen, { unsent: unsent?.visits })),
  ]
  onTestFinished(() => watching.forEach((each) => each.unsubscribe()))
  await expect.poll(() => seen).toEqual({ events: 2, queue: 1, unsent: 1 })
  return { services, visit, seen, lose }
}

test('SY1 a write that was committed as its connection was lost is done once, and every list and count hears of it', async () => {
  const { services, visit, seen, lose } = await aFragileTablet()
  lose('visits', { kind: 'a write is committed, and nobody hears of it' })
  const closed = await services.visits.change(visit.id, (now) =>
    addVisitEvent(now, { kind: 'closed', outcome: 'fixed', escalatedTo: null, loaner: null, swapId: null }, aStamp(30)),
  )
  expect(closed.events).toHaveLength(3)
  await expect.poll(() => seen).toEqual({ events: 3, queue: 0, unsent: 1 })
})

test('SY1 SY16 a new record whose connection was lost as it was committed is counted', async () => {
  const { services, visit, seen, lose } = await aFragileTablet()
  lose('visits', { kind: 'a write is committed, and nobody hears of it' })
  await services.visits.add({ ...visit, service: 'waits' }, services.stamp)
  await expect.poll(() => seen).toEqual({ events: 2, queue: 2, unsent: 2 })
})

test('a list that met a lost connection is asked again, and goes on', async () => {
  const { services, visit, lose } = await aFragileTablet()
  lose('visits', { kind: 'a read finds no connection' })
  const counts: number[] = []
  const watching = services.visits.over$(visit.openingId, 10).subscribe((over) => counts.push(over.length))
  onTestFinished(() => watching.unsubscribe())
  await expect.poll(() => counts).toEqual([0])
  await services.visits.change(visit.id, (now) =>
    addVisitEvent(now, { kind: 'closed', outcome: 'fixed', escalatedTo: null, loaner: null, swapId: null }, aStamp(30)),
  )
  await expect.poll(() => counts.at(-1)).toBe(1)
})

test('a note of the tablet’s own is kept over a lost connection, by reading and by writing', async () => {
  const { services, lose } = await aFragileTablet()
  lose('local', { kind: 'a read finds no connection' })
  await services.drafts.save('visit:new', { staffNumber: 'P12345' })
  lose('local', { kind: 'a write is committed, and nobody hears of it' })
  await services.drafts.save('visit:new', { staffNumber: 'P12346' })
  lose('local', { kind: 'a read finds no connection' })
  const drafts = await firstValueFrom(services.drafts.all$())
  expect(drafts.map(({ value }) => value)).toEqual([{ staffNumber: 'P12346' }])
})
