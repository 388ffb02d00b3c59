import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { addSwapEvent } from '../swap/addSwapEvent.ts'
import { mergeSwap } from '../swap/mergeSwap.ts'
import type { Swap } from '../swap/swap.ts'
import { addVisitEvent, type VisitHappening } from '../visit/addVisitEvent.ts'
import { mergeVisit } from '../visit/mergeVisit.ts'
import type { Visit } from '../visit/visit.ts'
import { anonymise } from './anonymise.ts'
import type { Anonymised } from './anonymised.ts'
import { keepingAnonymised, withoutWhat } from './keepingAnonymised.ts'

const requester = { kind: 'staff', staffNumber: 'SECRET1', name: 'secret name' } as const
const start = aVisit([{ kind: 'started' }, closedAs('fixed')], { requester })
const swap = aSwap({}, start)

const happenings: readonly VisitHappening[] = [
  { kind: 'noted', text: 'secret note' },
  { kind: 'requester recorded', requester: { kind: 'guest', name: 'secret guest' } },
  { kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'secret why' },
  { kind: 'marked', mark: 'training', isOn: true },
  { kind: 'number added', system: 'incident', number: 'secret number' },
]
const times = ['2027-11-26T02:00:00.000Z', '2027-12-01T02:00:00.000Z']
const when: fc.Arbitrary<Anonymised> = fc.record(
  { requester: fc.constantFrom(...times), words: fc.constantFrom(...times) },
  { requiredKeys: [] },
)

type Kind<T> = {
  readonly start: T
  readonly edit: (record: T, choice: number, id: string) => T
  readonly merge: (base: T | null, mine: T, theirs: T) => T
}

/** What three tablets made of one record while apart; some took an anonymised version, before or after their own edits. */
function apart<T extends object>({ start: first, edit }: Kind<T>) {
  const one = (tablet: number) =>
    fc
      .tuple(fc.array(fc.nat(20), { maxLength: 4 }), fc.option(when), fc.boolean())
      .map(([choices, without, isFirst]) => {
        const begun = without !== null && isFirst ? anonymise(first, without) : first
        const edited = choices.reduce((record, choice, at) => edit(record, choice, `${tablet}-${at}`), begun)
        return without === null || isFirst ? edited : anonymise(edited, without)
      })
  return fc.tuple(one(0), one(1), one(2))
}

function converging<T extends { readonly anonymised?: Anonymised | undefined }>(name: string, kind: Kind<T>) {
  const merge = keepingAnonymised(kind.merge)
  describe(`SY6 ${name}, anonymised on some of three tablets`, () => {
    test.each([
      ['known', kind.start],
      ['unknown', null],
    ])('come to the same in any order of merging, with a past that is %s', (_past, base) => {
      const three = (a: T, b: T, c: T) => merge(base, merge(base, a, b), c)
      fc.assert(
        fc.property(apart(kind), ([a, b, c]) => {
          expect(merge(base, a, b)).toEqual(merge(base, b, a))
          expect(three(a, b, c)).toEqual(three(c, a, b))
          expect(three(a, b, c)).toEqual(three(b, c, a))
          expect(merge(base, three(a, b, c), b)).toEqual(three(a, b, c))
        }),
      )
    })

    test('have nothing left of what any of them was without, and every event', () => {
      const both: Anonymised = { requester: times[0], words: times[0] }
      fc.assert(
        fc.property(apart(kind), fc.constantFrom(0, 1, 2), ([...tablets], which) => {
          const [a, b, c] = tablets.map((record, at) => (at === which ? anonymise(record, both) : record))
          if (a === undefined || b === undefined || c === undefined) throw new Error('There are three.')
          const merged = merge(null, merge(kind.start, a, b), c)
          expect(JSON.stringify(merged)).not.toMatch(/secret/i)
          const idsOf = (record: T) => (record as unknown as Visit).events.map(({ id }) => id)
          expect(idsOf(merged).toSorted()).toEqual([...new Set([a, b, c].flatMap(idsOf))].toSorted())
        }),
      )
    })
  })
}

converging<Visit>('visits', {
  start,
  edit: (visit, choice, id) =>
    addVisitEvent(visit, happenings[choice % happenings.length] ?? { kind: 'called' }, aStamp(choice, { id })),
  merge: mergeVisit,
})
converging<Swap>('swaps', {
  start: swap,
  edit: (record, choice, id) =>
    addSwapEvent(
      record,
      choice % 2 === 0 ? { kind: 'noted', text: 'secret note' } : { kind: 'old device in', stockroom: 'Stockroom' },
      aStamp(choice, { id }),
    ),
  merge: mergeSwap,
})

test('what is without nothing is merged as ever', () => {
  const mine = addVisitEvent(start, { kind: 'noted', text: 'Mine' }, aStamp(9))
  expect(keepingAnonymised(mergeVisit)(start, mine, start)).toEqual(mergeVisit(start, mine, start))
})

test('SY11 a version of a centre that went back in time is taken without what this tablet is without', () => {
  const here = anonymise(start, { requester: times[0] })
  expect(withoutWhat(here, start)).toEqual(here)
  expect(withoutWhat(start, start)).toBe(start)
  expect(withoutWhat(start, here)).toBe(here)
})
