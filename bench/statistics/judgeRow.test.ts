import { expect, test } from 'vitest'
import { atMost, ratio } from '../measures/measure.ts'
import { bestOfPouchDb, judgeRow } from './judgeRow.ts'

const samples = {
  'tech-bar': [2, 2, 2],
  raw: [1, 1, 1],
  'pouchdb-idb': [4, 4, 4],
  'pouchdb-indexeddb': [3, 2, 2.5],
  'pouchdb-idb-strict': [1, 1, 1],
}

test.each([
  [atMost(2), true, 2],
  [atMost(1.9), false, 2],
  [ratio(2, 'raw'), true, 2],
  [ratio(1.5, 'raw'), false, 2],
  [ratio(1, 'pouchdb'), true, 0.8],
])('%j is met: %s', (goal, isMet, reached) => {
  expect(judgeRow(samples, [goal])).toEqual([{ words: expect.any(String) as string, isMet, reached }])
})

test("PouchDB's best is the faster of its own settings", () => {
  expect(bestOfPouchDb(samples)).toBe('pouchdb-indexeddb')
  expect(bestOfPouchDb({ raw: [1] })).toBeNull()
})

test('a peer that was not measured meets nothing', () => {
  expect(judgeRow({ 'tech-bar': [1] }, [ratio(2, 'raw')])[0]?.isMet).toBe(false)
})
