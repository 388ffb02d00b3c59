import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { undoSwap } from '../../src/domain/swap/addSwapEvent.ts'
import { recordPassingTap } from '../../src/domain/tap/recordTap.ts'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { designsOfBar } from './designDocuments.ts'

type Row = { readonly key: unknown; readonly value: unknown }

/** What a view's text tells of a document, as a CouchDB would run it. */
function rowsOf(design: string, view: string, document: unknown): readonly Row[] {
  const found = designsOfBar('lambeth-popup').find(({ _id }) => _id === `_design/${design}`)
  const text = found !== undefined && 'views' in found ? (found.views[view]?.map ?? '') : ''
  return JSON.parse(
    runInNewContext(`(function () {
      var rows = []
      function emit(key, value) { rows.push({ key: key, value: value }) }
      ;(${text})(${JSON.stringify(document)})
      return JSON.stringify(rows)
    })()`) as string,
  ) as readonly Row[]
}

test('SY15 the figure of handling is by corrected time, though another tablet’s clock closed the visit', () => {
  const begun = addVisitEvent(aVisit(), { kind: 'started' }, aStamp(4))
  const visit = addVisitEvent(begun, closedAs('fixed'), aStamp(19, { clockOffsetMs: -600_000 }))
  const [row, ...others] = rowsOf('figures', 'handling-by-day', visit)
  expect(others).toEqual([])
  expect(row).toEqual({ key: [visit.barId, visit.openingId.slice(-10), visit.reasonId], value: 5 })
})

test('a visit that is not closed, and one of an app that did not tell, bring no figure of handling', () => {
  const begun = addVisitEvent(aVisit(), { kind: 'started' }, aStamp(4))
  expect(rowsOf('figures', 'handling-by-day', begun)).toEqual([])
  const { serviceMs: _untold, ...untold } = addVisitEvent(begun, closedAs('fixed'), aStamp(9))
  expect(rowsOf('figures', 'handling-by-day', untold)).toEqual([])
})

test('a visit that is over counts once, and a duplicate or an exercise in none of the figures', () => {
  const closed = aVisit([{ kind: 'started' }, closedAs('fixed')])
  expect(rowsOf('figures', 'visits-by-day', closed)).toEqual([
    { key: [closed.barId, '2026-11-24', 'fixed', closed.reasonId], value: 1 },
  ])
  for (const mark of ['duplicate', 'training'] as const) {
    const marked = addVisitEvent(closed, { kind: 'marked', mark, isOn: true }, aStamp(9))
    for (const view of ['visits-by-day', 'handling-by-day']) expect(rowsOf('figures', view, marked)).toEqual([])
    const unmarked = addVisitEvent(marked, { kind: 'marked', mark, isOn: false }, aStamp(10))
    for (const view of ['visits-by-day', 'handling-by-day']) expect(rowsOf('figures', view, unmarked)).toHaveLength(1)
  }
})

test('a smiley counts under its face, and a press that was misuse does not', () => {
  const press = { id: 'tap:p', barId: 'lambeth-popup', openingId: 'opening:lambeth-popup:2026-11-24' } as const
  const rowsOfPress = (sinceLastMs: number | null) =>
    rowsOf('figures', 'taps-by-face', recordPassingTap({ ...press, face: 'good', sinceLastMs }, 'i', aStamp(1)))
  expect(rowsOfPress(null)).toEqual([{ key: ['lambeth-popup', '2026-11-24', 'good'], value: 1 }])
  expect(rowsOfPress(100)).toEqual([])
})

test('a swap counts under the rule that allowed it or that somebody excepted, unless it was taken back or declined', () => {
  const excepted = {
    kind: 'exception',
    ruleId: 'loss',
    ruleVersion: 1,
    reason: 'Lost.',
    approver: 'Insp. Mensah',
  } as const
  const [row, ...others] = rowsOf('figures', 'swaps-by-entitlement', aSwap({ entitlement: excepted }))
  expect(others).toEqual([])
  expect(row).toEqual({ key: [aSwap().barId, aSwap().openingId.slice(-10), 'exception', 'loss'], value: 1 })
  expect(rowsOf('figures', 'swaps-by-entitlement', undoSwap(aSwap(), aStamp(31)))).toEqual([])
})
