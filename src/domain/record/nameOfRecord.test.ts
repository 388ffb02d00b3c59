import { expect, test } from 'vitest'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { recordTap } from '../tap/recordTap.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { nameOfRecord } from './nameOfRecord.ts'

test.each([
  [aVisit(), 'Visit A07'],
  [aSwap(), 'Swap of LT1001 for LT2002'],
  [recordTap(aVisit(), 'very poor', aStamp(5)), 'Smiley'],
  [{ type: 'stock-movement', device: { assetTag: 'LT3003' }, direction: 'in' }, 'Stock: LT3003 in'],
  [
    { type: 'stock-movement', device: { assetTag: 'LT3' }, direction: 'out', why: 'On hold: defective', holding: {} },
    'Stock: LT3, on hold: defective',
  ],
  [{ type: 'stock-count' }, 'Stock count'],
  [{ type: 'attendance', day: '2026-11-24' }, 'Attendance on 2026-11-24'],
  [{ type: 'audit', day: '2026-11-24' }, 'Audit trail of 2026-11-24'],
  [{ type: 'visit' }, 'Visit'],
  [{ type: 'swap', incoming: 7 }, 'Swap of an unnamed device for an unnamed device'],
  [{ type: 'site', name: 'Bow' }, 'Site Bow'],
  [{ type: 'parcel' }, 'Record of an unknown kind'],
])('SY4 a record is named as people call it, whatever it lacks (%#)', (record, name) => {
  expect(nameOfRecord(record)).toBe(name)
})
