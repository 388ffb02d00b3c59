import { expect, test } from 'vitest'
import { pageNameOf, pagesToRead } from './pagesToRead.ts'

const named = (day: string, page = 1, tabletId = 'tablet-1') =>
  pageNameOf(`audit:bow:2026-11-${day}:${tabletId}:${page}`) ?? expect.unreachable()
const ids = (pages: readonly { readonly id: string }[]) => pages.map(({ id }) => id.slice('audit:bow:2026-11-'.length))

test.each<[string, string, string[], boolean, boolean]>([
  ['20', '20', ['20:tablet-1:1', '20:tablet-1:2', '23:tablet-1:1'], true, false],
  ['23', '24', ['20:tablet-1:2', '23:tablet-1:1', '24:tablet-1:1', '24:tablet-1:10'], false, true],
  ['21', '22', ['20:tablet-1:2', '23:tablet-1:1'], false, false],
  ['01', '19', ['20:tablet-1:1'], true, false],
  ['25', '30', ['24:tablet-1:10'], false, true],
  ['01', '30', ['20:tablet-1:1', '20:tablet-1:2', '23:tablet-1:1', '24:tablet-1:1', '24:tablet-1:10'], true, true],
])('from the %sth to the %sth a page beside is read too', (from, until, needed, isFromBeginning, isToEnd) => {
  const names = [named('24', 10), named('24'), named('20', 2), named('20'), named('23')]
  const span = { from: `2026-11-${from}`, until: `2026-11-${until}` }
  const [pages, ...others] = pagesToRead(names, span)
  expect(others).toEqual([])
  expect(ids(pages?.needed ?? [])).toEqual(needed)
  expect(pages).toMatchObject({ isFromBeginning, isToEnd })
})

test('each tablet’s pages stand apart, and an id that says no day is none', () => {
  const names = [named('24', 1, 'tablet-2'), named('24')]
  const span = { from: '2026-11-24', until: '2026-11-24' }
  expect(pagesToRead(names, span).map(({ tabletId }) => tabletId)).toEqual(['tablet-1', 'tablet-2'])
  expect(pageNameOf('audit:bow:today:tablet-1:1')).toBeNull()
})
