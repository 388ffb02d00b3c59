import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { aCentre } from '../fixtures/aCentre.ts'
import { aTablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const VISITS = 100
const POISON = 37

describe('SY4 one record of a hundred that the centre refuses', () => {
  test('the others arrive; it waits with the reason, and goes out once it is corrected', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await tablet.allSent()
    tablet.network.state = 'off'
    const ids: string[] = []
    while (ids.length < VISITS) ids.push((await tablet.takeVisit()).id)
    const poison = ids[POISON] ?? expect.unreachable()
    const { reasonId } = await tablet.services.visits.change(poison, (visit) => ({ ...visit, queueNumber: 'none' }))
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()

    const idsAtCentre = async () => (await centre.documentsOf(bar)).map(({ _id }) => _id).toSorted()
    await tablet.until(({ unsent }) => unsent?.visits === 0 && unsent.refused === 1)
    expect(await idsAtCentre()).toEqual(ids.filter((id) => id !== poison).toSorted())
    const [aside] = await tablet.database.visits.find({ selector: { 'sync.unsent': 2 } }).exec()
    expect(aside?.id).toBe(poison)
    expect(aside?.sync.reason).toMatch(/queueNumber/)
    expect((await firstValueFrom(tablet.services.visits.byId$(poison)))?.reasonId).toBe(reasonId)

    await tablet.services.visits.change(poison, (visit) =>
      addVisitEvent({ ...visit, queueNumber: 'A38' }, { kind: 'noted', text: 'Corrected' }, tablet.services.stamp()),
    )
    const { unsent } = await tablet.allSent()
    expect(unsent?.refused).toBe(0)
    expect(await idsAtCentre()).toEqual([...ids].toSorted())
  })
})
