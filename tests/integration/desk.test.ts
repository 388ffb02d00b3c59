import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { recordPassingTap } from '../../src/domain/tap/recordTap.ts'
import type { Tap } from '../../src/domain/tap/tap.ts'
import { addVisitEvent, type VisitHappening } from '../../src/domain/visit/addVisitEvent.ts'
import { holderOf, isTakenFrom } from '../../src/domain/visit/isTakenFrom.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { aCentre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'croydon-desk'
const day = '2026-11-24'
const openingId = `opening:${bar}:${day}`

/** Two technicians at one desk, each with a tablet of their own. */
async function aDesk() {
  const centre = await aCentre([bar])
  const work = async (tablet: Tablet, personId: string) => {
    await tablet.services.tablet.startShift({ personId, opening: { id: openingId, siteId: 'croydon', day } })
    await tablet.allSent()
    const { visits, stamp, sync } = tablet.services
    return {
      arrive: (staffNumber: string) =>
        visits.add(
          {
            barId: bar,
            openingId,
            requester: { kind: 'staff', staffNumber, name: null },
            reasonId: 'laptop-fault',
            service: 'waits',
          },
          stamp,
        ),
      happen: (id: string, happening: VisitHappening) =>
        visits.change(id, (visit) => addVisitEvent(visit, happening, stamp())),
      open: () => firstValueFrom(visits.open$(bar)),
      goOffline: () => {
        tablet.network.state = 'off'
      },
      comeBack: async () => {
        tablet.network.state = 'on'
        sync.sendNow()
        await tablet.allSent()
      },
    }
  }
  const ann = await work(await aTablet(centre, bar, aDisk(), 'tablet-a'), 'ann')
  const ben = await work(await aTablet(centre, bar, aDisk(), 'tablet-b'), 'ben')
  return { centre, ann, ben }
}

const withoutSync = (visits: readonly Visit[]) => visits.map(({ by: _by, updatedAt: _at, ...visit }) => visit)

describe('two technicians of a desk, apart for a while', () => {
  test.each<[string, readonly VisitHappening[]]>([
    ['call', [{ kind: 'called' }]],
    ['call and start', [{ kind: 'called' }, { kind: 'started' }]],
  ])(
    'who both %s the same person: afterwards one has them on both tablets, and the other is told',
    async (_, steps) => {
      const { ann, ben } = await aDesk()
      const { id } = await ann.arrive('P1234')
      await expect.poll(async () => (await ben.open()).map((visit) => visit.id)).toEqual([id])
      ann.goOffline()
      ben.goOffline()
      for (const step of steps) {
        await ann.happen(id, step)
        await ben.happen(id, step)
      }
      await ben.comeBack()
      await ann.comeBack()
      await expect.poll(async () => withoutSync(await ben.open())).toEqual(withoutSync(await ann.open()))
      const [visit = expect.unreachable()] = await ben.open()
      expect(visit.events).toHaveLength(1 + 2 * steps.length)
      const holder = holderOf(visit)
      const told = ['ann', 'ben'].filter((personId) => isTakenFrom(visit, personId))
      expect(told).toEqual(holder === 'ann' ? ['ben'] : ['ann'])
    },
  )

  test('give no queue number twice, though neither hears of the other', async () => {
    const { centre, ann, ben } = await aDesk()
    ann.goOffline()
    ben.goOffline()
    for (let n = 0; n < 20; n += 1) {
      await ann.arrive(`PA${100 + n}`)
      await ben.arrive(`PB${100 + n}`)
    }
    await ann.comeBack()
    await ben.comeBack()
    const visits = (await centre.documentsOf(bar)) as unknown as readonly Visit[]
    const numbers = visits.map(({ queueNumber }) => queueNumber)
    expect(numbers).toHaveLength(40)
    expect(new Set(numbers).size).toBe(40)
  })
})

test('1,000 taps of a tap screen without a network arrive, each once', async () => {
  const centre = await aCentre([bar])
  const screen = await aTablet(centre, bar)
  const { taps, newId, stamp, sync } = screen.services
  await screen.allSent()
  screen.network.state = 'off'
  for (let n = 0; n < 1_000; n += 1) {
    const press = { id: newId('tap'), barId: bar, openingId, face: 'good', sinceLastMs: 8_000 } as const
    await taps.add(recordPassingTap(press, screen.installId, stamp()))
  }
  expect(unsentTotal((await firstValueFrom(sync.status$)).unsent ?? expect.unreachable())).toBe(1_000)
  screen.network.state = 'on'
  sync.sendNow()
  await screen.allSent()
  const arrived = (await centre.documentsOf(bar)) as unknown as readonly Tap[]
  expect(arrived).toHaveLength(1_000)
  expect(arrived.every(({ visitId, isMisuse }) => visitId === null && isMisuse === false)).toBe(true)
})
