import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const database = `techbar-bar-${bar}`
const note = (tablet: Tablet, id: string, text: string) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, tablet.services.stamp()))
const idsAt = async (centre: Centre) => (await centre.documentsOf(bar)).map(({ _id }) => _id).toSorted()
const eventsAt = async (centre: Centre, id: string) =>
  (await centre.documentsOf(bar)).find(({ _id }) => _id === id)?.events?.length

async function readUpTo(tablet: Tablet): Promise<unknown> {
  const entry = await tablet.database.local.findOne(`checkpoint:${database}`).exec()
  return (entry?.toJSON().value as { readonly since: string } | undefined)?.since
}

async function takeVisits(tablet: Tablet, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let taken = 0; taken < count; taken += 1) ids.push((await tablet.takeVisit()).id)
  await tablet.allSent()
  return ids
}

describe('SY11 the centre goes back in time', () => {
  test('to an older copy of its data: it gets back what it lost, records and edits', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const before = await takeVisits(tablet, 3)
    await centre.remember()
    const after = await takeVisits(tablet, 4)
    await note(tablet, before[0] ?? '', 'Written after the copy was made')
    await tablet.allSent()
    const events = await eventsAt(centre, before[0] ?? '')

    await centre.goBack()
    expect(await idsAt(centre)).toEqual([...before].toSorted())
    tablet.services.sync.sendNow()
    await expect.poll(() => idsAt(centre)).toEqual([...before, ...after].toSorted())
    await expect.poll(() => eventsAt(centre, before[0] ?? '')).toBe(events)
    await tablet.allSent()
    expect(await tablet.database.visits.count().exec()).toBe(7)
  })

  test('to nothing, its database deleted and made anew: no tablet is wiped, and all of them fill it again', async () => {
    const centre = await aCentre([bar])
    const first = await aTablet(centre, bar, aDisk(), 'tablet-a')
    const second = await aTablet(centre, bar, aDisk(), 'tablet-b')
    const all = [...(await takeVisits(first, 3)), ...(await takeVisits(second, 3))].toSorted()
    await expect.poll(() => second.database.visits.count().exec()).toBe(6)
    await first.close()

    await centre.ask('DELETE', database)
    await centre.install()
    second.services.sync.sendNow()
    await expect.poll(() => idsAt(centre)).toEqual(all)
    await second.allSent()
    expect(await second.database.visits.count().exec()).toBe(6)
  })

  test('and takes on records at places that the tablet had read already: they arrive', async () => {
    const centre = await aCentre([bar])
    const disk = aDisk()
    const tablet = await aTablet(centre, bar, disk, 'tablet-a')
    await centre.remember()
    await takeVisits(tablet, 3)
    const { update_seq: newest } = (await centre.ask('GET', database)).body as { readonly update_seq: string }
    await expect.poll(() => readUpTo(tablet)).toBe(newest)
    await tablet.close()
    await centre.goBack()
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await takeVisits(other, 6)
    await other.close()
    const restarted = await aTablet(centre, bar, disk, 'tablet-a')
    await expect.poll(() => restarted.database.visits.count().exec()).toBe(9)
  })

  test('while the tablet is switched off: it notices at its next start', async () => {
    const centre = await aCentre([bar])
    const disk = aDisk()
    const tablet = await aTablet(centre, bar, disk)
    await centre.remember()
    const ids = await takeVisits(tablet, 3)
    await tablet.close()
    await centre.goBack()
    const restarted = await aTablet(centre, bar, disk)
    await expect.poll(() => idsAt(centre)).toEqual([...ids].toSorted())
    expect((await firstValueFrom(restarted.services.visits.open$(bar))).length).toBe(3)
  })
})
