import { describe, expect, test } from 'vitest'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import { aKitIssue } from '../../src/testing/aKitIssue.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { createPersonSearch } from './createPersonSearch.ts'
import type { HeldRecord } from './readRecords.ts'

const held = ({ id, ...record }: { readonly id: string }) =>
  ({ ...record, _id: id, _rev: '1-a' }) as unknown as HeldRecord

const visit = aVisit([closedAs('fixed')])
const guest = (name: string) => ({ kind: 'guest', name }) as const
const moved = (told: Partial<StockMovement>) => {
  const device = { assetTag: 'L1', serial: 'S1', modelId: 'laptop-a' }
  const header = { id: 'stock-movement:1', barId: 'lambeth', openingId: 'o', by: 'i', device, why: 'From the base' }
  return { ...recordStockMovement({ ...header, direction: 'in' }, aStamp(3)), ...told }
}
const reserved = (staffNumber: string | null, name: string | null) =>
  moved({ reservation: { kind: 'made', staffNumber, name, until: '2026-12-01' } })

describe('of staff number P1234, who is PC Osei in one of the visits,', () => {
  const search = createPersonSearch('P1234')
  search.note(held(visit))

  test.each([
    ['a visit', visit],
    ['a visit that was first taken down for them', aVisit([{ kind: 'requester recorded', requester: guest('Ann') }])],
    ['a swap', aSwap()],
    ['a kit', aKitIssue()],
    ['the smiley of their visit', recordTap(visit, 'good', aStamp(9))],
    ['a reservation', reserved('P1234', null)],
  ])('%s is found', (_what, record) => {
    expect(search.isAbout(held(record))).toBe(true)
    expect(search.maybeAbout(held(record))).toBe(false)
  })

  test('a visit whose events a newer app tells otherwise is found by its number', () => {
    for (const events of ['otherwise', ['otherwise', null], null]) {
      const document = { ...held(visit), schema: 2, events }
      expect(search.isAbout(document)).toBe(true)
      expect(search.isAbout({ ...document, staffNumber: 'P9', requester: 'otherwise' })).toBe(false)
    }
  })

  test.each([
    ['a guest of that name', aVisit([], { requester: guest('PC Osei') })],
    ['a reservation by the name alone', reserved(null, 'PC Osei')],
    [
      'a device that was retired to that name',
      moved({ direction: 'out', disposition: { how: 'sold', by: 'PC Osei', certificate: null } }),
    ],
    [
      'a device that came from that name',
      moved({ custody: { from: 'PC Osei', to: 'Stockroom', method: 'in person', seal: null } }),
    ],
  ])('%s is named for somebody to look at', (_what, record) => {
    expect(search.isAbout(held(record))).toBe(false)
    expect(search.maybeAbout(held(record))).toBe(true)
  })

  test.each([
    [
      'a visit of another number and the same name',
      aVisit([], { requester: { kind: 'staff', staffNumber: 'P9', name: 'PC Osei' } }),
    ],
    ['the smiley of another visit', recordTap({ ...visit, id: 'visit:2' }, 'good', aStamp(9))],
    ['a press at a screen', { ...recordTap(visit, 'good', aStamp(9)), visitId: null }],
    ['a reservation for somebody else', reserved('P9', null)],
  ])('%s is neither', (_what, record) => {
    expect([search.isAbout(held(record)), search.maybeAbout(held(record))]).toEqual([false, false])
  })
})
