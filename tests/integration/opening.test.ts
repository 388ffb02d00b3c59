import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { attendanceIdOf } from '../../src/domain/attendance/noteAttendance.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { isPromisedAt } from '../../src/domain/visit/isPromisedAt.ts'
import { aCentre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const openingOf = (day: string) => ({ id: `opening:${bar}:${day}`, siteId: 'kennington', day })
const today = openingOf('2026-11-24')
const nextWeek = openingOf('2026-12-01')

/** With people by name: clocks are compared to the second, and news that is closer together may stand either way round. */
async function attendanceOn({ services }: Tablet) {
  const attendance = await firstValueFrom(services.attendances.at$(today.id))
  return { ...attendance, people: attendance.people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)) }
}

test('two tablets tell of one opening without a network: afterwards both know the same, and the centre has both accounts', async () => {
  const centre = await aCentre([bar])
  const ann = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const ben = await aTablet(centre, bar, aDisk(), 'tablet-b')
  for (const tablet of [ann, ben]) {
    await tablet.allSent()
    tablet.network.state = 'off'
  }
  await ann.services.shifts.start({ personId: 'ann', opening: today })
  await ann.services.shifts.note({ kind: 'day pack checked', missing: ['battery'] })
  await ann.services.shifts.note({ kind: 'bar opened', siteId: 'kennington' })
  await ben.services.shifts.start({ personId: 'ben', opening: today })
  await ben.services.shifts.note({ kind: 'went away' })
  await ben.services.shifts.end()
  for (const tablet of [ann, ben]) {
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
  }
  const known = [
    { personId: 'ann', kind: 'there' },
    { personId: 'ben', kind: 'left' },
  ]
  for (const tablet of [ann, ben])
    await expect
      .poll(() => attendanceOn(tablet))
      .toMatchObject({ people: known, doors: { kind: 'opened' }, dayPack: { missing: ['battery'] } })
  const documents = await centre.workOf(bar)
  const ids = [ann, ben].map(({ installId }) => attendanceIdOf(today, installId))
  expect(documents.map(({ _id }) => _id).toSorted()).toEqual(ids.toSorted())
})

test('a promise reaches whoever is there next week, once', async () => {
  const centre = await aCentre([bar])
  const ann = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const visit = await ann.takeVisit()
  const promised = { kind: 'promised', what: 'New battery', siteId: 'kennington', dueOn: nextWeek.day } as const
  await ann.services.visits.change(visit.id, (newest) => addVisitEvent(newest, promised, ann.services.stamp()))
  await ann.allSent()
  await ann.close()

  const ben = await aTablet(centre, bar, aDisk(), 'tablet-b')
  const dueAt = async (opening: typeof today) =>
    (await firstValueFrom(ben.services.visits.promised$(bar))).filter((each) => isPromisedAt(each, opening))
  await expect.poll(() => dueAt(nextWeek)).toMatchObject([{ id: visit.id, promise: { what: 'New battery' } }])
  expect(await dueAt(today)).toEqual([])
  await ben.services.visits.change(visit.id, (newest) =>
    addVisitEvent(newest, { kind: 'promise kept' }, ben.services.stamp()),
  )
  expect(await dueAt(nextWeek)).toEqual([])
})
