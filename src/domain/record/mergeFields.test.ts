import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { mergeFields } from './mergeFields.ts'

const entry = (id: string, seq: number) => ({ ...aStamp(seq, { id }), seq, kind: 'new to us' })
const value = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constant(undefined),
  fc.constantFrom({ a: 1, b: 2 }, { b: 2, a: 1 }, { b: 3, a: 1 }),
)
const fields = fc.record({ x: value, y: value })

describe('SY14 fields of a newer app', () => {
  test('merge to the same on either side, whichever way round and in whatever order an object’s fields stand', () => {
    fc.assert(
      fc.property(fc.option(fields), fields, fields, (base, mine, theirs) => {
        expect(mergeFields(base, mine, theirs)).toEqual(mergeFields(base, theirs, mine))
      }),
    )
    const [one, same, other] = [{ x: { a: 1, b: 9 } }, { x: { b: 9, a: 1 } }, { x: { b: 3, a: 1 } }]
    expect(mergeFields({}, one, other)).toEqual(mergeFields({}, same, other))
  })

  test('that only one side has are kept, whether the past is known or not', () => {
    for (const base of [null, {}]) {
      expect(mergeFields(base, { x: 1 }, { y: 2 })).toEqual({ x: 1, y: 2 })
      expect(mergeFields(base, { y: 2 }, { x: 1 })).toEqual({ x: 1, y: 2 })
    }
  })

  test('a list of stamped entries that this app does not know keeps the entries of both sides', () => {
    const base = { trail: [entry('a', 1)] }
    const mine = { trail: [...base.trail, entry('b', 2)] }
    const theirs = { trail: [...base.trail, entry('c', 2)] }
    const merged = mergeFields(base, mine, theirs)
    expect(merged['trail']).toEqual([entry('a', 1), entry('b', 2), entry('c', 2)])
    expect(mergeFields(base, theirs, mine)).toEqual(merged)
  })
})
