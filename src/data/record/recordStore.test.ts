import { firstValueFrom } from 'rxjs'
import { describe, expect, test, vi } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { createRecordShelf } from './recordShelf.ts'

async function aVisitOnTheTablet() {
  const { services, database, installId } = await createTestServices()
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
  const shelf = createRecordShelf(['visit'], database.visits)
  return { services, database, installId, visit, shelf }
}

describe('a record that a person writes', () => {
  test('SY16 is counted as unsent at once, and says who made it', async () => {
    const { services, installId, visit } = await aVisitOnTheTablet()
    expect(visit.by).toBe(installId)
    expect((await firstValueFrom(services.sync.status$)).unsent).toMatchObject({ visits: 1, swaps: 0, refused: 0 })
  })

  test('SY1 that the store fails to take, again after a second try, is not confirmed', async () => {
    const { services, database, visit } = await aVisitOnTheTablet()
    const write = vi.spyOn(database.visits.storageInstance, 'bulkWrite').mockRejectedValue(new Error('No disk.'))
    const { id: _id, events: _events, ...asked } = visit
    await expect(services.visits.add({ ...asked, service: 'waits' }, services.stamp)).rejects.toThrow('No disk.')
    expect(write).toHaveBeenCalledTimes(2)
    const note = { kind: 'noted', text: 'Typed' } as const
    await expect(services.visits.change(visit.id, (now) => addVisitEvent(now, note, services.stamp()))).rejects.toThrow(
      'No disk.',
    )
    expect(write).toHaveBeenCalledTimes(4)
  })

  test('SY6 keeps what the centre had as the base of a later merge, over any number of changes', async () => {
    const { services, visit, shelf } = await aVisitOnTheTablet()
    const [mine] = await shelf.unsent(visit.barId, 10)
    if (mine === undefined) return expect.unreachable()
    await shelf.write([
      {
        previous: mine,
        next: { ...mine.stored, sync: { unsent: 0, rev: '1-a', base: null, reason: null } },
        isDeleted: false,
      },
    ])
    await services.visits.change(visit.id, (now) =>
      addVisitEvent(now, { kind: 'noted', text: 'First' }, services.stamp()),
    )
    await services.visits.change(visit.id, (now) =>
      addVisitEvent(now, { kind: 'noted', text: 'Second' }, services.stamp()),
    )
    const stored = (await shelf.read([visit.id])).get(visit.id)?.stored
    expect(stored?.sync).toMatchObject({ unsent: 1, rev: '1-a', base: { id: visit.id, events: visit.events } })
    expect(stored?.sync.base).not.toHaveProperty('sync')
  })

  test('to which nothing happened is not written, and not sent again', async () => {
    const { services, database, visit, shelf } = await aVisitOnTheTablet()
    const [mine] = await shelf.unsent(visit.barId, 10)
    if (mine === undefined) return expect.unreachable()
    const sync = { unsent: 0, rev: '1-a', base: null, reason: null } as const
    await shelf.write([{ previous: mine, next: { ...mine.stored, sync }, isDeleted: false }])
    const write = vi.spyOn(database.visits.storageInstance, 'bulkWrite')
    expect(await services.visits.change(visit.id, (now) => now)).toEqual(visit)
    expect(write).not.toHaveBeenCalled()
    expect((await shelf.read([visit.id])).get(visit.id)?.stored.sync).toEqual(sync)
  })

  test('is given numbers of its own, however quickly they are asked for', async () => {
    const { services, visit } = await aVisitOnTheTablet()
    const asked = {
      barId: visit.barId,
      openingId: visit.openingId,
      requester: visit.requester,
      reasonId: visit.reasonId,
      service: 'waits' as const,
    }
    const second = await services.visits.add(asked, services.stamp)
    const third = await services.visits.add(asked, services.stamp)
    expect([visit, second, third].map(({ queueNumber }) => queueNumber)).toEqual(['A01', 'A02', 'A03'])
  })

  test('SY2 that is changed several times at once keeps all of it', async () => {
    const { services, visit } = await aVisitOnTheTablet()
    const texts = ['First', 'Second', 'Third']
    await Promise.all(
      texts.map((text) =>
        services.visits.change(visit.id, (now) => addVisitEvent(now, { kind: 'noted', text }, services.stamp())),
      ),
    )
    const after = await firstValueFrom(services.visits.byId$(visit.id))
    expect(after?.events.flatMap((event) => (event.kind === 'noted' ? [event.text] : [])).toSorted()).toEqual(texts)
  })

  test('that another write overtook is not overwritten by the engine', async () => {
    const { services, visit, shelf } = await aVisitOnTheTablet()
    const [before] = await shelf.unsent(visit.barId, 10)
    if (before === undefined) return expect.unreachable()
    await services.visits.change(visit.id, (now) =>
      addVisitEvent(now, { kind: 'noted', text: 'Meanwhile' }, aStamp(30)),
    )
    const overtaken = await shelf.write([{ previous: before, next: before.stored, isDeleted: false }])
    expect(overtaken.map(({ stored }) => stored.id)).toEqual([visit.id])
    const after = await firstValueFrom(services.visits.byId$(visit.id))
    expect(after?.events.at(-1)).toMatchObject({ kind: 'noted', text: 'Meanwhile' })
  })
})
