import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordPlacesOf } from '../data/record/recordPlaces.ts'
import { beginAttendance } from '../domain/attendance/noteAttendance.ts'
import { recordStockMovement } from '../domain/stock/recordStockMovement.ts'
import { recordTap } from '../domain/tap/recordTap.ts'
import { aStamp } from '../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../testing/aSwap.ts'
import { aVisit } from '../testing/aVisit.ts'
import { createTestServices } from '../testing/createTestServices.ts'

const { assetTag, serial, modelId } = swapAnswers.outgoing
const header = { id: 'stock-movement:1', barId: 'lambeth-popup', openingId: '', by: 'install-1' }
const opening = { id: 'opening:b:2026-11-24', barId: 'lambeth-popup', day: '2026-11-24' }
const delivery = { device: { assetTag, serial, modelId }, direction: 'in', why: 'Delivery' } as const

test.each([
  ['visits', aVisit()],
  ['swaps', aSwap()],
  ['taps', recordTap(aVisit(), 'good', aStamp(1))],
  ['attendances', beginAttendance(opening, 'install-1', { kind: 'came', siteId: 'kennington' }, aStamp(1))],
  ['stockMovements', recordStockMovement({ ...header, ...delivery }, aStamp(1))],
] as const)('SY16 %s are counted as what they are, and as refused', async (kind, record) => {
  const { services, database } = await createTestServices()
  const { shelf } =
    recordPlacesOf(database).find((place) => place.shelf.types.includes(record.type)) ?? expect.unreachable()
  const counts = async () => (await firstValueFrom(services.sync.status$)).unsent
  const nothing = { visits: 0, swaps: 0, taps: 0, stockMovements: 0, attendances: 0, refused: 0, damaged: 0 }
  const sync = { unsent: 1, rev: null, base: null, reason: null } as const
  await shelf.write([{ previous: null, next: { ...record, sync }, isDeleted: false }])
  expect(await counts()).toEqual({ ...nothing, [kind]: 1 })
  const previous = (await shelf.read([record.id])).get(record.id) ?? expect.unreachable()
  const refused = { ...sync, unsent: 2, reason: 'No.' } as const
  await shelf.write([{ previous, next: { ...previous.stored, sync: refused }, isDeleted: false }])
  expect(await counts()).toEqual({ ...nothing, refused: 1 })
})
