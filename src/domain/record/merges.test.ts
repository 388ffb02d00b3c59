import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aKitIssue } from '../../testing/aKitIssue.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import type { KitIssue } from '../kit/kitIssue.ts'
import { mergeKitIssue } from '../kit/mergeKitIssue.ts'
import { undoKitIssue } from '../kit/recordKitIssue.ts'
import { addSwapEvent, type SwapHappening } from '../swap/addSwapEvent.ts'
import { mergeSwap } from '../swap/mergeSwap.ts'
import type { Swap } from '../swap/swap.ts'
import { mergeTap } from '../tap/mergeTap.ts'
import { recordTap, tellMore } from '../tap/recordTap.ts'
import type { Tap } from '../tap/tap.ts'
import { addVisitEvent, type VisitHappening } from '../visit/addVisitEvent.ts'
import { mergeVisit } from '../visit/mergeVisit.ts'
import type { Visit } from '../visit/visit.ts'

/** What three tablets made of the same record while apart. */
type Apart<T> = readonly [T, T, T]
type Kind<T> = {
  readonly start: T
  readonly edit: (record: T, choice: number, id: string) => T
  readonly merge: (base: T | null, mine: T, theirs: T) => T
}
type WithEvents = { readonly events: readonly { readonly id: string }[] }

const edits = fc.array(fc.nat(20), { maxLength: 6 })
const apart = <T>({ start, edit }: Kind<T>) =>
  fc
    .tuple(edits, edits, edits)
    .map(
      (lists) =>
        lists.map((choices, tablet) =>
          choices.reduce((record, choice, at) => edit(record, choice, `${tablet}-${at}`), start),
        ) as unknown as Apart<T>,
    )

function merging<T extends WithEvents>(name: string, kind: Kind<T>) {
  const { start, merge } = kind
  const three = (first: T, second: T, third: T) => merge(start, merge(start, first, second), third)
  describe(`SY6 a merge of ${name}`, () => {
    test('does not depend on who merges, nor in which order', () => {
      fc.assert(
        fc.property(apart(kind), ([a, b, c]) => {
          expect(merge(start, a, b)).toEqual(merge(start, b, a))
          expect(three(a, b, c)).toEqual(three(c, a, b))
          expect(three(a, b, c)).toEqual(three(b, c, a))
        }),
      )
    })
    test('done again changes nothing', () => {
      fc.assert(
        fc.property(apart(kind), ([a, b]) => {
          const merged = merge(start, a, b)
          expect(merge(start, merged, b)).toEqual(merged)
          expect(merge(b, merged, b)).toEqual(merged)
          expect(merge(null, merged, merged)).toEqual(merged)
        }),
      )
    })
    test('loses no event and doubles none', () => {
      fc.assert(
        fc.property(apart(kind), ([a, b, c]) => {
          const ids = three(a, b, c).events.map(({ id }) => id)
          expect(ids.toSorted()).toEqual(
            [...new Set([a, b, c].flatMap(({ events }) => events.map(({ id }) => id)))].toSorted(),
          )
        }),
      )
    })
  })
}

const visitHappenings: readonly VisitHappening[] = [
  { kind: 'put first', why: 'On duty within the hour' },
  { kind: 'called' },
  { kind: 'started' },
  { kind: 'handed over', toPersonId: 'person-2' },
  { kind: 'held', why: 'Awaiting a part' },
  { kind: 'resumed' },
  { kind: 'noted', text: 'Battery checked' },
  { kind: 'returned to queue' },
  { kind: 'abandoned' },
  { kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Tapped the wrong one' },
  { kind: 'marked', mark: 'training', isOn: true },
  closedAs('fixed'),
  closedAs('not fixed'),
  { kind: 'undone', eventId: '0-0' },
  { kind: 'undone', eventId: '1-1' },
]
merging<Visit>('visits', {
  start: aVisit(),
  edit: (visit, choice, id) => {
    const happening = visitHappenings[choice % visitHappenings.length] ?? { kind: 'started' }
    return addVisitEvent(visit, happening, aStamp(choice, { id }))
  },
  merge: mergeVisit,
})

const swapHappenings: readonly SwapHappening[] = [
  { kind: 'old device in', stockroom: 'Lambeth pop-up stockroom' },
  { kind: 'noted', text: 'Called about it' },
  { kind: 'undone', eventId: '0-0' },
  { kind: 'undone', eventId: '2-0' },
]
merging<Swap>('swaps', {
  start: aSwap({}, aVisit()),
  edit: (swap, choice, id) =>
    addSwapEvent(
      swap,
      swapHappenings[choice % swapHappenings.length] ?? {
        kind: 'old device in',
        stockroom: 'Lambeth pop-up stockroom',
      },
      aStamp(choice, { id }),
    ),
  merge: mergeSwap,
})

merging<KitIssue>('kits', {
  start: aKitIssue(),
  edit: (kit, choice, id) => undoKitIssue(kit, aStamp(choice, { id })),
  merge: mergeKitIssue,
})

merging<Tap>('taps', {
  start: recordTap(aVisit([closedAs('fixed')]), 'good', aStamp(0)),
  edit: (tap, choice, id) =>
    tellMore(tap, { reasons: ['Quick'], comment: `Comment ${choice}` }, aStamp(choice, { id })),
  merge: mergeTap,
})

test('two tablets that took a tap of one visit: the first face stands, both are kept', () => {
  const visit = aVisit([closedAs('fixed')])
  const earlier = recordTap(visit, 'good', aStamp(1, { id: 'a' }))
  const later = recordTap(visit, 'very poor', aStamp(2, { id: 'b' }))
  const merged = mergeTap(null, later, earlier)
  expect(merged).toMatchObject({ face: 'good', tappedAt: earlier.tappedAt })
  expect(merged.events).toHaveLength(2)
})
