import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addVisitEvent, type VisitHappening } from './addVisitEvent.ts'
import { isTakenFrom } from './isTakenFrom.ts'
import { mergeVisit } from './mergeVisit.ts'
import type { Visit } from './visit.ts'

const called: VisitHappening = { kind: 'called' }
const started: VisitHappening = { kind: 'started' }
let made = 0

/** What a technician does on a tablet of their own. */
function by(personId: string, minute: number, visit: Visit, ...happenings: readonly VisitHappening[]): Visit {
  return happenings.reduce((now, happening) => {
    made += 1
    return addVisitEvent(now, happening, aStamp(minute, { id: `${personId}-${made}`, personId, tabletId: personId }))
  }, visit)
}

describe('a call', () => {
  test('stands while the person waits, and counts how often', () => {
    const visit = by('ann', 5, aVisit(), called, called)
    expect(visit).toMatchObject({ state: 'waiting', call: { personId: 'ann', at: aStamp(5).at, times: 2 } })
    expect(by('ann', 6, visit, started).call).toBeNull()
    expect(by('ann', 6, visit, { kind: 'no-show' }).call).toBeNull()
  })

  test('is over when the person goes back to the queue', () => {
    expect(by('ann', 5, aVisit(), called, started, { kind: 'returned to queue' }).call).toBeNull()
    const again = by('ann', 5, aVisit(), called, { kind: 'no-show' }, { kind: 'returned to queue' })
    expect(again.call).toBeNull()
    expect(by('ann', 9, again, called).call?.times).toBe(1)
  })

  test('gives way to a colleague who knew of it, and calls or starts: nobody needs telling', () => {
    const visit = by('ann', 5, aVisit(), called)
    expect(by('ben', 8, visit, called).call).toMatchObject({ personId: 'ben', times: 1 })
    expect(isTakenFrom(by('ben', 8, visit, called), 'ann')).toBe(false)
    expect(isTakenFrom(by('ben', 8, visit, started), 'ann')).toBe(false)
  })
})

describe('two technicians who took the same person while apart', () => {
  test.each<[string, readonly VisitHappening[], readonly VisitHappening[], string]>([
    ['both called: the first has them', [called], [called], 'ann'],
    ['both started: the first has them', [started], [started], 'ann'],
    ['one called, the other started: who helps has them', [called], [started], 'ben'],
    ['both called and started: the first has them', [called, started], [called, started], 'ann'],
    ['one called, the other called and started: who helps has them', [called], [called, started], 'ben'],
  ])('%s, on both tablets; the other is told', (_name, ofAnn, ofBen, holder) => {
    const before = aVisit()
    const [anns, bens] = [by('ann', 5, before, ...ofAnn), by('ben', 6, before, ...ofBen)]
    const merged = mergeVisit(before, anns, bens)
    expect(merged).toEqual(mergeVisit(before, bens, anns))
    expect(merged.call?.personId ?? merged.technicianId).toBe(holder)
    const other = holder === 'ann' ? 'ben' : 'ann'
    expect([isTakenFrom(merged, holder), isTakenFrom(merged, other)]).toEqual([false, true])
    expect(isTakenFrom(by(holder, 9, merged, closedAs('fixed')), other)).toBe(false)
  })

  test('who handed the person over, or put them on hold for whoever is free, is not told', () => {
    const helped = by('ann', 5, aVisit(), started)
    const handed = by('ann', 7, helped, { kind: 'handed over', toPersonId: 'ben' })
    expect(handed.technicianId).toBe('ben')
    expect(isTakenFrom(handed, 'ann')).toBe(false)
    const heldAndTaken = by('ben', 9, by('ann', 7, helped, { kind: 'held', why: 'Awaiting part' }), { kind: 'resumed' })
    expect(heldAndTaken.technicianId).toBe('ben')
    expect(isTakenFrom(heldAndTaken, 'ann')).toBe(false)
  })
})
