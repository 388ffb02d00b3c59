import { expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { halfFilledFormsOf } from './halfFilledFormsOf.ts'

const savedAt = '2026-11-24T09:30:00.000Z'
const open = [aVisit()]

test.each([
  ['new-visit', 'New visit', '/visit/new'],
  ['swap:visit:1', 'Swap for A07, PC Osei', '/visit/visit:1/swap'],
  ['visit:visit:1', 'Visit A07, PC Osei', '/visit/visit:1'],
])('a draft %s leads back to its form', (key, what, to) => {
  expect(halfFilledFormsOf([{ key, savedAt }], open)).toEqual([{ key, what, to, savedAt }])
})

test.each(['swap:visit:2', 'form-of-a-later-version'])(
  'a draft %s that belongs to no open visit is left out',
  (key) => {
    expect(halfFilledFormsOf([{ key, savedAt }], open)).toEqual([])
  },
)
