import { expect, test } from 'vitest'
import type { Anonymising } from './anonymiseDue.ts'
import { linesOfReport } from './linesOfReport.ts'

const nothing: Anonymising = { counts: [], ids: [], left: [], refusals: [], divided: [] }

test('a run tells how many of what where, what was left and what to do, and what was not written and why', () => {
  const left = ['visit:1', 'visit:2', 'visit:3', 'visit:4', 'visit:5', 'visit:6', 'visit:7'].map((id) => ({
    barId: 'croydon',
    id,
    why: 'the visit is open: close it',
  }))
  const lines = linesOfReport(
    {
      ...nothing,
      counts: [
        { barId: 'romford', type: 'visit', count: 3 },
        { barId: 'croydon', type: 'tap', count: 1 },
      ],
      left,
      refusals: [{ database: 'techbar-bar-croydon', id: 'tap:9', reason: 'changed' }],
      divided: ['swap:1'],
    },
    false,
  )
  expect(lines).toEqual([
    'croydon: 1 of tap anonymised',
    'romford: 3 of visit anonymised',
    '4 records anonymised.',
    'Left, croydon: the visit is open: close it (visit:1, visit:2, visit:3, visit:4, visit:5 and 2 more)',
    'Not written, techbar-bar-croydon: changed (tap:9)',
    'Of 1 a divided cluster keeps a second version, in which names stay: swap:1. Compare the versions, and delete the one that is not to stand.',
    'Old revisions are being compacted. Backups still hold what was there: let them expire as your policy says.',
  ])
})

test('nothing to do is said, and a trial says that it is one', () => {
  expect(linesOfReport(nothing, false)).toEqual(['Nothing was anonymised.'])
  const counts = [{ barId: 'romford', type: 'visit', count: 3 }]
  expect(linesOfReport({ ...nothing, counts }, true)).toEqual([
    'romford: 3 of visit would be anonymised',
    '3 records would be anonymised.',
  ])
})
