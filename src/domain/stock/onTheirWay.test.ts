import { expect, test } from 'vitest'
import { aWhereabouts } from '../../testing/aWhereabouts.ts'
import { onTheirWay } from './onTheirWay.ts'

test('what travels together stands together, longest first, and what an older app sent stands alone', () => {
  const sent = (assetTag: string, consignmentId: string | null, since: string) =>
    aWhereabouts(assetTag, { place: { kind: 'sent', toBarId: 'croydon-desk', consignmentId }, since })
  const groups = onTheirWay([
    aWhereabouts('L0'),
    sent('L2', 'c1', '2026-11-24'),
    sent('L1', 'c1', '2026-11-24'),
    sent('L3', null, '2026-11-20'),
    sent('L4', null, '2026-11-25'),
  ])
  expect(groups.map(({ devices }) => devices.map(({ assetTag }) => assetTag))).toEqual([['L3'], ['L1', 'L2'], ['L4']])
})
