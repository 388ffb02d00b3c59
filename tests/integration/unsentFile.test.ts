import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const note = (tablet: Tablet, id: string, text: string) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, tablet.services.stamp()))

/** A tablet with no network: one visit that the centre has and that was noted on since, one new, one tap. */
async function aStrandedTablet(centre: Centre) {
  const tablet = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const known = await tablet.takeVisit()
  // A field of a newer app, for what may change without an event.
  await tablet.services.visits.change(known.id, (visit) => ({ ...visit, shelf: 'B' }))
  await tablet.allSent()
  tablet.network.state = 'off'
  await note(tablet, known.id, 'Without a network')
  const visit = await tablet.takeVisit()
  await tablet.services.taps.add(recordTap(visit, 'good', tablet.services.stamp()))
  return { tablet, known, visit, file: await tablet.services.unsentFiles.make(bar, '2026-11-24') }
}

async function takeIn(tablet: Tablet, text: string) {
  const reading = await tablet.services.unsentFiles.read(text)
  if (reading.kind === 'refused') throw new Error(reading.reason)
  return tablet.services.unsentFiles.takeIn(reading.file)
}

const kindsAt = async (centre: Centre, id: string) => {
  const documents = await centre.documentsOf(bar)
  return documents.find((document) => document._id === id)?.events?.map(({ kind }) => kind)
}

describe('SY19 everything unsent as a file', () => {
  test('is taken in on another tablet, once or many times, and arrives at the centre once', async () => {
    const centre = await aCentre([bar])
    const { known, visit, file } = await aStrandedTablet(centre)
    expect(file.name).toBe('tech-bar-lambeth-popup-A-2026-11-24.json')
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await expect.poll(() => firstValueFrom(other.services.visits.byId$(known.id))).not.toBeNull()
    expect(await takeIn(other, file.text)).toEqual({ added: 2, merged: 1, alreadyHere: 0 })
    expect(await takeIn(other, file.text)).toEqual({ added: 0, merged: 0, alreadyHere: 3 })
    await other.allSent()
    expect(await takeIn(other, file.text)).toEqual({ added: 0, merged: 0, alreadyHere: 3 })
    await other.allSent()
    expect(await centre.workOf(bar)).toHaveLength(3)
    expect(await kindsAt(centre, known.id)).toEqual(['arrived', 'started', 'noted'])
    expect(await kindsAt(centre, visit.id)).toEqual(['arrived', 'started'])
  })

  test('after the first tablet sent them itself, and went on, nothing is undone and nothing comes twice', async () => {
    const centre = await aCentre([bar])
    const { tablet, known, visit, file } = await aStrandedTablet(centre)
    await note(tablet, visit.id, 'Later')
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    // Before anything was received, so that the file's records are unknown here.
    other.network.state = 'off'
    await takeIn(other, file.text)
    other.network.state = 'on'
    other.services.sync.sendNow()
    await other.allSent()
    expect(await centre.workOf(bar)).toHaveLength(3)
    expect(await kindsAt(centre, known.id)).toEqual(['arrived', 'started', 'noted'])
    expect(await kindsAt(centre, visit.id)).toEqual(['arrived', 'started', 'noted'])
  })

  test('back on the tablet it came from changes nothing; the tablet that comes back late neither', async () => {
    const centre = await aCentre([bar])
    const { tablet, visit, file } = await aStrandedTablet(centre)
    await note(tablet, visit.id, 'Later')
    expect(await takeIn(tablet, file.text)).toEqual({ added: 0, merged: 0, alreadyHere: 3 })
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await other.allSent()
    await takeIn(other, file.text)
    await note(other, visit.id, 'On the other tablet')
    await other.allSent()
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
    await other.allSent()
    expect(await centre.workOf(bar)).toHaveLength(3)
    expect(await kindsAt(centre, visit.id)).toEqual(['arrived', 'started', 'noted', 'noted'])
  })

  test('does not undo what another tablet has changed since', async () => {
    const centre = await aCentre([bar])
    const { known, file } = await aStrandedTablet(centre)
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await expect.poll(() => firstValueFrom(other.services.visits.byId$(known.id))).not.toBeNull()
    // The lesser of two values, which a merge without the file's base would drop.
    await other.services.visits.change(known.id, (visit) => ({ ...visit, shelf: 'A' }))
    await takeIn(other, file.text)
    await other.allSent()
    const documents = await centre.documentsOf(bar)
    expect(documents.find(({ _id }) => _id === known.id)).toMatchObject({ shelf: 'A' })
    expect(await kindsAt(centre, known.id)).toEqual(['arrived', 'started', 'noted'])
  })

  test('holds refused records too, and a file of one record holds that one alone', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar, aDisk(), 'tablet-a')
    const poison = await tablet.takeVisit()
    await tablet.services.visits.change(poison.id, (visit) => ({ ...visit, queueNumber: 'not a number' }))
    await tablet.until(({ unsent }) => unsent?.refused === 1)
    tablet.network.state = 'off'
    await tablet.takeVisit()
    const idsIn = (text: string) =>
      (JSON.parse(text) as { records: { record: { id: string } }[] }).records.map(({ record }) => record.id)
    const all = await tablet.services.unsentFiles.make(bar, '2026-11-24')
    expect(idsIn(all.text)).toHaveLength(2)
    const one = await tablet.services.unsentFiles.make(bar, '2026-11-24', [poison.id])
    expect(idsIn(one.text)).toEqual([poison.id])
  })

  test('of another bar is refused, and nothing of it is written', async () => {
    const centre = await aCentre([bar, 'croydon'])
    const { file } = await aStrandedTablet(centre)
    const other = await aTablet(centre, 'croydon', aDisk(), 'tablet-c')
    const reading = await other.services.unsentFiles.read(file.text)
    expect(reading).toMatchObject({ kind: 'refused', reason: expect.stringContaining('bar “lambeth-popup”') as string })
    expect(await firstValueFrom(other.services.visits.open$(bar))).toEqual([])
  })
})
