import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { aCentre } from '../fixtures/aCentre.ts'
import { aTablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'

async function aRefusedVisit() {
  const centre = await aCentre([bar])
  const tablet = await aTablet(centre, bar)
  const visit = await tablet.takeVisit()
  await tablet.services.visits.change(visit.id, (known) => ({ ...known, queueNumber: 'number nine' }))
  await tablet.until(({ unsent }) => unsent?.refused === 1)
  return { centre, tablet, visit }
}

test('SY4 a refused record is listed by name, with the reason in the centre’s words', async () => {
  const { tablet, visit } = await aRefusedVisit()
  const [refused, ...others] = await firstValueFrom(tablet.services.refused.refused$())
  expect(others).toEqual([])
  expect(refused).toMatchObject({ id: visit.id, type: 'visit', barId: bar, name: 'Visit number nine' })
  expect(refused?.reason).toContain("'queueNumber' is 'number nine', which is not written as it must be")
})

test('SY4 an edit makes a refused record unsent again; corrected, it arrives', async () => {
  const { centre, tablet, visit } = await aRefusedVisit()
  await tablet.services.visits.change(visit.id, (known) => ({ ...known, queueNumber: 'A09' }))
  const status = await tablet.allSent()
  expect(status.unsent?.refused).toBe(0)
  expect((await centre.documentsOf(bar)).map(({ _id }) => _id)).toEqual([visit.id])
  expect(await firstValueFrom(tablet.services.refused.refused$())).toEqual([])
})

test('SY4 sent again as it stands, it is refused again, and once the centre takes such records it arrives', async () => {
  const { centre, tablet, visit } = await aRefusedVisit()
  tablet.network.state = 'off'
  await tablet.services.refused.sendAgain(visit.id)
  await tablet.until(({ unsent }) => unsent?.refused === 0 && unsent.visits === 1)
  tablet.network.state = 'on'
  tablet.services.sync.sendNow()
  await tablet.until(({ unsent }) => unsent?.refused === 1)
  const path = `techbar-bar-${bar}/_design/validation`
  const { body } = await centre.ask('GET', path)
  await centre.ask('DELETE', `${path}?rev=${(body as { _rev: string })._rev}`)
  await tablet.services.refused.sendAgain(visit.id)
  tablet.services.sync.sendNow()
  await tablet.allSent()
  expect((await centre.documentsOf(bar)).map(({ _id }) => _id)).toEqual([visit.id])
})

test('SY4 a document of the centre’s that this app cannot read is named and kept as it came', async () => {
  const centre = await aCentre([bar])
  const path = `techbar-bar-${bar}/_design/validation`
  const { body } = await centre.ask('GET', path)
  await centre.ask('DELETE', `${path}?rev=${(body as { _rev: string })._rev}`)
  const strange = { type: 'visit', barId: bar, queueNumber: 'B12', steps: ['a newer shape'] }
  expect((await centre.ask('PUT', `techbar-bar-${bar}/visit:strange`, strange)).status).toBe(201)
  const tablet = await aTablet(centre, bar)
  await tablet.allSent()
  await expect
    .poll(() => firstValueFrom(tablet.services.unreadable$))
    .toMatchObject([{ id: 'visit:strange', name: 'Visit B12', document: { record: strange } }])
})
