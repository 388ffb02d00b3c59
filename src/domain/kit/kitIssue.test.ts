import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { aKitIssue } from '../../testing/aKitIssue.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { whereaboutsOf } from '../stock/whereaboutsOf.ts'
import { kitIssueSchema } from './kitIssue.ts'
import { undoKitIssue } from './recordKitIssue.ts'

const declined = { kind: 'declined', termsVersion: 3, termsText: 'Keep it.', why: 'Too heavy' } as const
const placesOf = (kit: ReturnType<typeof aKitIssue>) => {
  const known = whereaboutsOf({ moves: [kit], swaps: [], visits: [] })
  return [...known.values()].map(({ assetTag, place }) => [assetTag, place.kind])
}

describe('a kit that is handed out', () => {
  test('is one document with a custody step for each device, and each of them is issued', () => {
    const kit = aKitIssue()
    expect(v.is(kitIssueSchema, kit)).toBe(true)
    expect(kit.state).toBe('handed out')
    expect(kit.custody.map(({ assetTag, from, to }) => [assetTag, from, to])).toEqual([
      ['LT3001', 'Stockroom', 'PC Osei'],
      ['PH3002', 'Stockroom', 'PC Osei'],
    ])
    expect(placesOf(kit)).toEqual([
      ['LT3001', 'issued'],
      ['PH3002', 'issued'],
    ])
  })

  test('moves nothing when it was declined', () => {
    const kit = aKitIssue({ acceptance: declined })
    expect(v.is(kitIssueSchema, kit)).toBe(true)
    expect(kit).toMatchObject({ state: 'declined', custody: [] })
    expect(placesOf(kit)).toEqual([])
  })

  test('did not happen once it was taken back, and what was said stays', () => {
    const kit = undoKitIssue(aKitIssue(), aStamp(31, { id: 'undo' }))
    expect(v.is(kitIssueSchema, kit)).toBe(true)
    expect(kit.state).toBe('undone')
    expect(kit.events.map(({ kind }) => kind)).toEqual(['handed out', 'undone'])
    expect(placesOf(kit)).toEqual([])
  })
})
