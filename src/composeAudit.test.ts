import { expect, test } from 'vitest'
import type { Audit } from './domain/audit/audit.ts'
import { recordStockMovement } from './domain/stock/recordStockMovement.ts'
import { addVisitEvent } from './domain/visit/addVisitEvent.ts'
import type { Services } from './services.tsx'
import { aWorkplace } from './testing/aWorkplace.ts'
import { createTestServices } from './testing/createTestServices.ts'

const { person, shift, bar } = aWorkplace()
const other = { ...person, personId: 'person-2', name: 'Ben Hale' }

async function aVisitOf({ visits, stamp }: Services) {
  const requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
  const visit = { barId: bar.barId, openingId: shift.opening.id, requester, reasonId: 'laptop-fault' }
  return visits.add({ ...visit, service: 'starts now' }, stamp)
}

type Doing = (services: Services) => Promise<unknown>
const atWork =
  (doing: Doing): Doing =>
  async (services) => {
    await services.tablet.startShift(shift)
    await doing(services)
  }
const settled = (changes: object) =>
  recordStockMovement(
    {
      id: 'stock-movement:settled',
      barId: bar.barId,
      openingId: shift.opening.id,
      by: 'install-1',
      device: { assetTag: 'L-1', serial: null, modelId: null },
      direction: 'out',
      why: 'Settled',
      ...changes,
    },
    { id: 'settled', at: '2026-11-24T10:00:00.000Z', clockOffsetMs: null, personId: null, tabletId: 'install-1' },
  )
const settlement = { holderRecordId: 'swap:1', recordIds: ['swap:1'], decidedBy: 'Ben Hale', words: 'Seen' }

test.each<[string, Doing, readonly object[]]>([
  ['a shift begins', (services) => services.shifts.start(shift), [{ kind: 'signed in', personId: 'person-1' }]],
  ['a shift ends', atWork(({ shifts }) => shifts.end()), [{ kind: 'signed out', personId: 'person-1' }]],
  ['nobody’s shift ends', ({ shifts }) => shifts.end(), []],
  [
    'a PIN is wrong, though never what was typed',
    async ({ checkPin, pinTries }) => {
      pinTries.save({ wrongTimes: 3, waitUntil: 0 })
      await checkPin(other, '1357')
    },
    [{ kind: 'wrong PIN', personId: 'person-2', times: 3 }],
  ],
  [
    'the tablet is locked, twice in a row, and unlocked by somebody’s PIN',
    atWork(async ({ lock, checkPin }) => {
      lock.setUnlocked(false)
      lock.setUnlocked(false)
      await checkPin(other, '2468')
      lock.setUnlocked(true)
    }),
    [
      { kind: 'locked', personId: 'person-1' },
      { kind: 'unlocked', personId: 'person-2' },
    ],
  ],
  [
    'visitors get the screen, and it is taken back',
    async ({ tablet, checkPin }) => {
      await tablet.showToVisitors('wall board')
      await checkPin(other, '2468')
      await tablet.endVisitorScreen()
    },
    [
      { kind: 'shown to visitors', screen: 'wall board', personId: null },
      { kind: 'taken back from visitors', personId: 'person-2' },
    ],
  ],
  [
    'a day pack is checked, and the bar opened',
    atWork(async ({ shifts }) => {
      await shifts.note({ kind: 'bar opened', siteId: 'kennington' })
      await shifts.note({ kind: 'day pack checked', missing: ['battery', 'stock'] })
    }),
    [{ kind: 'day pack checked', missing: 2 }],
  ],
  [
    'a closed visit is corrected and marked, and only noted in otherwise',
    async (services) => {
      const { id } = await aVisitOf(services)
      const add = (happening: Parameters<typeof addVisitEvent>[1]) =>
        services.visits.change(id, (visit) => addVisitEvent(visit, happening, services.stamp()))
      await add({ kind: 'closed', outcome: 'fixed', escalatedTo: null, loaner: null } as never)
      await add({ kind: 'noted', text: 'Seen' })
      await add({ kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Wrong tile' })
      await add({ kind: 'marked', mark: 'training', isOn: true })
    },
    [{ kind: 'visit corrected' }, { kind: 'visit marked' }],
  ],
  [
    'a device that was issued twice is settled, and a plain one moves',
    async ({ stock }) => {
      await stock.add(settled({ id: 'stock-movement:plain' }))
      await stock.add(settled({ settlement }))
    },
    [{ kind: 'issued twice settled', recordId: 'stock-movement:settled' }],
  ],
  [
    'a file of unsent records is saved and taken in',
    async (services) => {
      await aVisitOf(services)
      const { text } = await services.unsentFiles.make(bar.barId, '2026-11-24')
      const read = await services.unsentFiles.read(text)
      if (read.kind !== 'readable') return expect.unreachable(read.kind)
      await services.unsentFiles.takeIn(read.file)
    },
    [
      { kind: 'unsent records saved', count: 1 },
      { kind: 'file taken in', added: 0, merged: 0 },
    ],
  ],
])('the audit trail tells when %s', async (_what, doing, told) => {
  const { services, database } = await createTestServices()
  await services.tablet.setUp({ barId: bar.barId, letter: 'A' })
  await doing(services)
  // Noted in order: once this is there, all before it is.
  await services.tablet.showToVisitors('tap screen')
  const noted = async () => {
    const records = (await database.attendances.find().exec()).map((record) => record.toJSON() as unknown as Audit)
    const entries = records.filter(({ type }) => type === 'audit').flatMap(({ events }) => events)
    return entries.filter(({ kind }) => kind !== 'tablet set up')
  }
  await expect.poll(noted).toMatchObject([...told, { kind: 'shown to visitors', screen: 'tap screen' }])
  const text = JSON.stringify(await noted())
  for (const secret of ['PC Osei', 'P1234', 'Sana Begum', 'Ben Hale', '1357', '2468', 'Wrong tile'])
    expect(text).not.toContain(secret)
})
