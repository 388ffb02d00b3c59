import { describe, expect, test } from 'vitest'
import { createRandomSource } from '../service-day/randomSource.ts'
import { expectedWaits } from './expectedWaits.ts'

const minute = 60_000
const tenMinutesEach = Array.from({ length: 10 }, () => 10 * minute)

describe('the expected wait', () => {
  test.each([
    ['nobody in line, a technician is free', 0, [2], 2, [0]],
    ['nobody in line, both are busy: half of a visit is left, as they all last as long', 0, [2, 4], 2, [6]],
    ['two in line: one after each of those who are helped', 2, [2, 4], 2, [6, 8, 16]],
    ['one technician alone', 1, [9], 1, [1, 11]],
  ])('%s', (_name, waiting, inService, technicians, minutes) => {
    const inServiceMs = inService.map((each) => each * minute)
    const waits = expectedWaits({ waiting, inServiceMs, recentServiceMs: tenMinutesEach, technicians })
    expect(waits.map((ms) => ms / minute)).toEqual(minutes)
  })

  test('a bar that has served nobody yet has a first guess', () => {
    const [first = Number.NaN] = expectedWaits({ waiting: 0, inServiceMs: [0], recentServiceMs: [], technicians: 1 })
    expect(Math.round(first / minute)).toBe(12)
  })

  test('a visit that lasts longer than any before is expected to take half a visit more', () => {
    const lasting = { waiting: 0, inServiceMs: [40 * minute], recentServiceMs: tenMinutesEach, technicians: 1 }
    expect(expectedWaits(lasting)[0]).toBe(5 * minute)
  })
})

type Turn = { readonly arrived: number; readonly started: number; readonly closed: number }

/** People who come at random to two technicians who are busy 80 % of the time; what each was told, and how long it was. */
function simulate(seed: string, people: number) {
  const random = createRandomSource(seed)
  const [technicians, load, median, spread] = [2, 0.8, 11 * minute, 0.5]
  const apart = (median * Math.exp(spread ** 2 / 2)) / technicians / load
  const turns: Turn[] = []
  const freeAt = Array.from({ length: technicians }, () => 0)
  let now = 0
  return Array.from({ length: people }, () => {
    now += -Math.log(1 - random.next()) * apart
    const closed = turns.filter((turn) => turn.closed <= now).slice(-50)
    const told = expectedWaits({
      waiting: turns.filter(({ started }) => started > now).length,
      inServiceMs: turns.filter((turn) => turn.started <= now && turn.closed > now).map(({ started }) => now - started),
      recentServiceMs: closed.map((turn) => turn.closed - turn.started),
      technicians,
    }).at(-1)
    const free = Math.min(...freeAt)
    const started = Math.max(now, free)
    turns.push({ arrived: now, started, closed: started + random.skewed(median, spread) })
    freeAt[freeAt.indexOf(free)] = turns.at(-1)?.closed ?? 0
    return { told: told ?? Number.NaN, waited: started - now }
  })
}

test('is right within a tenth on average, with two technicians at 80 % load; one single wait is nobody’s to foresee', () => {
  const visits = ['a', 'b', 'c', 'd'].flatMap((seed) => simulate(seed, 800))
  const mean = (of: (visit: (typeof visits)[number]) => number) =>
    visits.reduce((sum, visit) => sum + of(visit), 0) / visits.length
  const waited = mean((visit) => visit.waited)
  expect(waited).toBeGreaterThan(5 * minute)
  expect(Math.abs(mean(({ told }) => told) / waited - 1)).toBeLessThan(0.1)
  expect(mean(({ told, waited: actual }) => Math.abs(told - actual)) / waited).toBeLessThan(0.35)
})
