import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { recordPassingTap, tellMore } from './recordTap.ts'

const press = (sinceLastMs: number | null) =>
  recordPassingTap(
    { id: 'tap:1', barId: 'croydon-desk', openingId: 'opening:croydon-desk:2026-11-24', face: 'good', sinceLastMs },
    'install-1',
    aStamp(42),
  )

describe('a press on an unattended screen', () => {
  test('belongs to the bar and the hour, and to no visit and nobody', () => {
    const tap = tellMore(press(null), { reasons: ['Quick'], comment: '' }, aStamp(43, { id: 'more' }))
    expect(tap).toMatchObject({ barId: 'croydon-desk', visitId: null, tappedAt: '2026-11-24T09:00:00.000Z' })
    expect(tap.events.map(({ at, personId }) => [at, personId])).toEqual([
      ['2026-11-24T09:00:00.000Z', null],
      ['2026-11-24T09:00:00.000Z', null],
    ])
  })

  test.each([
    [null, false],
    [4_999, true],
    [5_000, false],
  ])('%s ms after the one before is misuse: %s', (sinceLastMs, isMisuse) => {
    expect(press(sinceLastMs).isMisuse).toBe(isMisuse)
  })
})
