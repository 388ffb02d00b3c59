import { describe, expect, test } from 'vitest'
import { aWhereabouts } from '../../testing/aWhereabouts.ts'
import type { Requester } from '../requester/requester.ts'
import { offeredTo } from './offeredTo.ts'
import type { Reservation } from './whereabouts.ts'

const osei: Requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' }
const malik: Requester = { kind: 'staff', staffNumber: 'P9', name: 'DS Malik' }
const kit: Requester = { kind: 'guest', name: 'Kit' }
const nobody: Requester = { kind: 'not-recorded', why: 'In a hurry' }
const forOsei: Reservation = { staffNumber: 'P1234', name: 'PC Osei', until: '2026-11-24' }
const forKit: Reservation = { staffNumber: null, name: 'kit ', until: '2026-11-24' }

describe('what a stockroom offers', () => {
  test.each<[string, Reservation, Requester | null, string, readonly string[]]>([
    ['what is reserved for the requester comes first', forOsei, osei, '2026-11-24', ['L2', 'L1', 'L3']],
    ['what is reserved for another is left out', forOsei, malik, '2026-11-24', ['L1', 'L3']],
    ['what is reserved is left out for nobody in particular', forOsei, null, '2026-11-24', ['L1', 'L3']],
    ['a reservation lapses when its day is over', forOsei, malik, '2026-11-25', ['L1', 'L2', 'L3']],
    [
      'a staff number counts, and not a name beside it',
      forOsei,
      { ...kit, name: 'PC Osei' },
      '2026-11-24',
      ['L1', 'L3'],
    ],
    ['a name counts where no staff number was told', forKit, kit, '2026-11-24', ['L2', 'L1', 'L3']],
    [
      'whoever is not recorded is nobody',
      { ...forKit, name: 'Not recorded: in a hurry' },
      nobody,
      '2026-11-24',
      ['L1', 'L3'],
    ],
  ])('%s', (_rule, reservation, requester, today, tags) => {
    const devices = [aWhereabouts('L1'), aWhereabouts('L2', { reservation }), aWhereabouts('L3')]
    const known = new Map(devices.map((device) => [device.assetTag, device]))
    expect(offeredTo(known, requester, today).map(({ assetTag }) => assetTag)).toEqual(tags)
  })

  test('what is on hold or not known by its serial is not offered, not even to whom it is reserved for', () => {
    const hold = { state: 'defective', reason: null, since: '' } as const
    const devices = [
      aWhereabouts('L1', { reservation: forOsei, hold }),
      aWhereabouts('L2', { reservation: forOsei, serial: null }),
    ]
    expect(offeredTo(new Map(devices.map((device) => [device.assetTag, device])), osei, '2026-11-24')).toEqual([])
  })
})
