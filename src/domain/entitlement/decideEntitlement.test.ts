import { describe, expect, test } from 'vitest'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import type { EntitlementRule } from '../catalogue/catalogue.ts'
import { undoSwap } from '../swap/addSwapEvent.ts'
import { decideEntitlement, type EntitlementQuestion } from './decideEntitlement.ts'

const { models } = aCatalogue()
const [model = expect.unreachable()] = models
const now = new Date('2026-11-24T11:00:00Z')
const faulty: EntitlementQuestion = {
  model,
  forRole: null,
  warrantyEnd: null,
  returnKind: 'now',
  earlierSwaps: [],
  models,
  now,
}
const anything: EntitlementRule = {
  id: 'standard',
  version: 1,
  deviceClass: null,
  returnKinds: null,
  earlierSwapsAtLeast: 0,
  periodDays: 365,
  effect: 'allowed',
  words: 'A faulty device is replaced.',
}
const special: EntitlementRule = {
  ...anything,
  id: 'special',
  version: 7,
  effect: 'needs approval',
  words: 'Ask first.',
}

/** The rule that decides: the special one where it fits, else the one that fits everything. */
const decidedBy = (rule: Partial<EntitlementRule>, question: Partial<EntitlementQuestion>) =>
  decideEntitlement([{ ...special, ...rule }, anything], { ...faulty, ...question }).ruleId

describe('a rule fits', () => {
  const swapped = aSwap()
  const otherModel = aSwap({ incoming: { ...swapped.incoming, modelId: 'laptop-b' } })
  const phone = aSwap({ incoming: { ...swapped.incoming, modelId: 'phone-a' } })
  test.each<[string, Partial<EntitlementRule>, Partial<EntitlementQuestion>, boolean]>([
    ['its class', { deviceClass: 'laptop' }, {}, true],
    ['no other class', { deviceClass: 'phone' }, {}, false],
    ['its models', { modelIds: ['laptop-b', 'laptop-a'] }, {}, true],
    ['no other model', { modelIds: ['laptop-b'] }, {}, false],
    ['a device for its role', { forRoles: ['Detective'] }, { forRole: 'Detective' }, true],
    ['no device for another role', { forRoles: ['Detective'] }, { forRole: 'Response officer' }, false],
    ['no device whose role nobody knows', { forRoles: ['Detective'] }, {}, false],
    ['a warranty that runs, on its last day too', { warranty: 'running' }, { warrantyEnd: '2026-11-24' }, true],
    ['a warranty that is over', { warranty: 'over' }, { warrantyEnd: '2026-11-23' }, true],
    ['no warranty that nobody knows', { warranty: 'over' }, {}, false],
    ['what became of the old device', { returnKinds: ['lost'] }, { returnKind: 'lost' }, true],
    ['nothing else that became of it', { returnKinds: ['lost'] }, {}, false],
    ['from so many swaps on', { earlierSwapsAtLeast: 2 }, { earlierSwaps: [swapped, phone] }, true],
    ['not before', { earlierSwapsAtLeast: 2 }, { earlierSwaps: [swapped] }, false],
    [
      'swaps of the same class alone',
      { earlierSwapsAtLeast: 1, earlierSwapsOf: 'class' },
      { earlierSwaps: [phone] },
      false,
    ],
    [
      'swaps of the same class',
      { earlierSwapsAtLeast: 1, earlierSwapsOf: 'class' },
      { earlierSwaps: [otherModel] },
      true,
    ],
    [
      'swaps of the same model alone',
      { earlierSwapsAtLeast: 1, earlierSwapsOf: 'model' },
      { earlierSwaps: [otherModel] },
      false,
    ],
    ['swaps of the same model', { earlierSwapsAtLeast: 1, earlierSwapsOf: 'model' }, { earlierSwaps: [swapped] }, true],
    [
      'no swap that was taken back',
      { earlierSwapsAtLeast: 1 },
      { earlierSwaps: [undoSwap(swapped, aStamp(31))] },
      false,
    ],
    [
      'no swap before its period',
      { earlierSwapsAtLeast: 1, periodDays: 1 },
      { earlierSwaps: [swapped], now: new Date('2026-11-26T11:00:00Z') },
      false,
    ],
  ])('%s', (_what, rule, question, isFitting) => {
    expect(decidedBy(rule, question)).toBe(isFitting ? 'special' : 'standard')
  })
})

test('the first rule that fits decides, with its words and its version', () => {
  expect(decideEntitlement([special, anything], faulty)).toEqual({
    kind: 'needs approval',
    ruleId: 'special',
    ruleVersion: 7,
    reason: 'Ask first.',
  })
})

test('a refusal can be excepted, a final one never', () => {
  expect(decideEntitlement([{ ...special, effect: 'refused' }], faulty).kind).toBe('refused')
  expect(decideEntitlement([{ ...special, effect: 'refused', isFinal: true }], faulty).kind).toBe('never')
  expect(decideEntitlement([{ ...special, effect: 'allowed', isFinal: true }], faulty).kind).toBe('allowed')
})

test('what no rule covers needs an approval', () => {
  expect(decideEntitlement([], faulty)).toMatchObject({ kind: 'needs approval', ruleId: 'no-rule' })
})
