import { expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { addVisitEvent } from './addVisitEvent.ts'
import { inTurn } from './inTurn.ts'
import type { Visit } from './visit.ts'

const arrivedAt = (id: string, at: string): Visit => ({ ...aVisit([], { id }), arrivedAt: at })
const idsOf = (visits: readonly Visit[]) => inTurn(visits).map(({ id }) => id)

test('first come, first served; of two who came at once, the same is first on every tablet', () => {
  const [early, late, same] = [
    arrivedAt('visit:3', '2026-11-24T09:00:00.000Z'),
    arrivedAt('visit:1', '2026-11-24T09:05:00.000Z'),
    arrivedAt('visit:2', '2026-11-24T09:05:00.000Z'),
  ]
  expect(idsOf([same, late, early])).toEqual(['visit:3', 'visit:1', 'visit:2'])
})

test('who is put first comes before those who came earlier, until that is taken back', () => {
  const early = arrivedAt('visit:1', '2026-11-24T09:00:00.000Z')
  const put = addVisitEvent(aVisit([], { id: 'visit:2' }), { kind: 'put first', why: 'On call tonight' }, aStamp(6))
  const late = { ...put, arrivedAt: '2026-11-24T09:05:00.000Z' }
  expect(idsOf([early, late])).toEqual(['visit:2', 'visit:1'])
  const back = addVisitEvent(late, { kind: 'undone', eventId: late.priority?.eventId ?? '' }, aStamp(7))
  expect(idsOf([early, { ...back, arrivedAt: late.arrivedAt }])).toEqual(['visit:1', 'visit:2'])
})
