import { expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { halfFilledFormsOf } from './halfFilledFormsOf.ts'

const savedAt = '2026-11-24T09:30:00.000Z'
const open = [aVisit()]

test.each([
  ['new-visit', 'New visit', '/visit/new'],
  ['stock-count', 'Stock count', '/stock/count'],
  ['stock:send', 'Sending devices out', '/stock/send'],
  ['stock:receive', 'Taking in from another bar', '/stock/receive'],
  ['swap:visit:1', 'Swap for A07, PC Osei', '/visit/visit:1/swap'],
  ['visit:visit:1', 'Visit A07, PC Osei', '/visit/visit:1'],
])('a draft %s leads back to its form', (key, what, to) => {
  expect(halfFilledFormsOf([{ key, savedAt }], open)).toEqual([{ key, what, to, savedAt }])
})

test.each(['swap:visit:2', 'stock:take in', 'form-of-a-later-version'])(
  'a draft %s that belongs to no open visit is left out',
  (key) => {
    expect(halfFilledFormsOf([{ key, savedAt }], open)).toEqual([])
  },
)
