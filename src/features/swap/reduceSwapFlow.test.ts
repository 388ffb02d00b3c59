import { describe, expect, test } from 'vitest'
import { undoSwap } from '../../domain/swap/addSwapEvent.ts'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aRegisteredDevice } from '../../testing/aRegisteredDevice.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { pageBefore, reduceSwapFlow, type SwapFlow, type SwapStep } from './reduceSwapFlow.ts'
import { newSwapDraft, readSwapDraft, type SwapPage, type TypedSwap } from './swapDraft.ts'
import { swapAnswersFrom } from './swapAnswersFrom.ts'
import { entitlementOf, type SwapFacts } from './swapFacts.ts'

const facts: SwapFacts = {
  catalogue: aCatalogue(),
  stockroom: [
    { assetTag: 'LB1', serial: 'SLB1', modelId: 'laptop-b' },
    { assetTag: 'LA2', serial: 'SLA2', modelId: 'laptop-a' },
    { assetTag: 'LA3', serial: 'SLA3', modelId: 'laptop-a' },
    { assetTag: 'PA1', serial: 'SPA1', modelId: 'phone-a' },
  ],
  earlierSwaps: [],
  registered: null,
  now: new Date(2026, 10, 24, 11, 0),
}

const goOn: SwapStep = { kind: 'continued' }
const type = (changes: Partial<TypedSwap>): SwapStep => ({ kind: 'answered', changes })
const signature: Partial<TypedSwap> = {
  acceptance: 'signed',
  strokes: [[10.4, 20.6, 30, 40]],
  signedFor: { assetTag: 'LA2', termsVersion: 3 },
}

/** One good answer per page, in order. */
const goodAnswers: readonly Partial<TypedSwap>[] = [
  { assetTag: 'lt 1001', modelId: 'laptop-a' },
  { returnKind: 'now' },
  { condition: 'does not start', accessoriesIn: ['Charger'] },
  { poweredOn: 'no', encrypted: 'yes', dataBackedUp: 'not known' },
  { outgoingTag: 'LA2', accessoriesOut: ['Charger'] },
  signature,
]

function walk(steps: readonly SwapStep[], using: SwapFacts = facts, from?: SwapFlow): SwapFlow {
  const start = from ?? { draft: newSwapDraft('swap:1', null), problems: [] }
  return steps.reduce<SwapFlow>((flow, step) => reduceSwapFlow(flow, step, using), start)
}

const answered = (pages: number) => goodAnswers.slice(0, pages).flatMap((changes) => [type(changes), goOn])
const allAnswered = () => walk(answered(goodAnswers.length))
const fieldsOf = (flow: SwapFlow) => flow.problems.map(({ field }) => field)

describe('one page after the other', () => {
  test.each<[number, SwapPage]>([
    [0, 'device-in'],
    [1, 'return'],
    [2, 'condition'],
    [3, 'checks'],
    [4, 'device-out'],
    [5, 'terms'],
    [6, 'check'],
  ])('with %i pages answered it stands on %s', (pages, page) => {
    expect(walk(answered(pages)).draft.page).toBe(page)
  })

  test.each<[number, readonly string[]]>([
    [0, ['assetTag', 'modelId']],
    [1, ['returnKind']],
    [2, ['condition']],
    [3, ['poweredOn', 'encrypted', 'dataBackedUp']],
    [4, ['outgoingTag']],
    [5, ['acceptance']],
  ])('page %i stays until its questions are answered', (pages, fields) => {
    const before = walk(answered(pages))
    const after = walk([goOn], facts, before)
    expect(after.draft.page).toBe(before.draft.page)
    expect(fieldsOf(after)).toEqual(fields)
  })

  test('answering a question takes its problem away and leaves the others', () => {
    expect(fieldsOf(walk([goOn, type({ assetTag: 'LT1' })]))).toEqual(['modelId'])
  })

  test('a page too far ahead gives way to the first unanswered one', () => {
    expect(walk([...answered(2), { kind: 'page asked for', page: 'check' }]).draft.page).toBe('condition')
  })

  test('going back keeps every answer', () => {
    const back = walk([...answered(4), { kind: 'page asked for', page: 'device-in' }])
    expect(back.draft).toMatchObject({ page: 'device-in', typed: { assetTag: 'lt 1001', encrypted: 'yes' } })
  })
})

describe('what the register says of the device that comes in', () => {
  const registered = aRegisteredDevice('LT1001', { serial: 'S-1001' })
  const knowing = { ...facts, registered }
  const tag = type({ assetTag: 'LT1001' })

  test('answers for its model and serial number once the page is left, also when it is not at hand any more', () => {
    const left = walk([tag, goOn], knowing)
    expect(left.draft).toMatchObject({ page: 'return', typed: { modelId: 'laptop-a', serial: 'S-1001' } })
    expect(walk([{ kind: 'page asked for', page: 'return' }], facts, left).draft.page).toBe('return')
  })

  test('gives way to what a person chose and typed', () => {
    const left = walk([tag, type({ modelId: 'laptop-b', serial: 'X' }), goOn], knowing)
    expect(left.draft.typed).toMatchObject({ modelId: 'laptop-b', serial: 'X' })
  })

  test('is forgotten with its tag; what a person said is kept', () => {
    const back: SwapStep = { kind: 'page asked for', page: 'device-in' }
    const other = type({ assetTag: 'LT2' })
    const forgotten = walk([tag, goOn, back, other], knowing)
    expect(forgotten.draft.typed).toMatchObject({ assetTag: 'LT2', modelId: null, serial: '' })
    const kept = walk([tag, type({ modelId: 'laptop-b', serial: 'X' }), goOn, back, other], knowing)
    expect(kept.draft.typed).toMatchObject({ modelId: 'laptop-b', serial: 'X' })
  })
})

describe('questions within a page', () => {
  const onReturn = walk(answered(1))
  test.each<[string, Partial<TypedSwap>, readonly string[]]>([
    ['later without a day', { returnKind: 'later' }, ['dueOn']],
    ['later on no day', { returnKind: 'later', dueOn: { day: '31', month: '11', year: '2026' } }, ['dueOn']],
    ['later yesterday', { returnKind: 'later', dueOn: { day: '23', month: '11', year: '2026' } }, ['dueOn']],
    ['later today', { returnKind: 'later', dueOn: { day: '24', month: '11', year: '2026' } }, []],
    ['lost without a reference', { returnKind: 'lost' }, []],
    ['stolen with a long reference', { returnKind: 'stolen', reference: 'x'.repeat(41) }, ['reference']],
  ])('return: %s', (_, changes, fields) => {
    expect(fieldsOf(walk([type(changes), goOn], facts, onReturn))).toEqual(fields)
  })

  const onTerms = walk(answered(5))
  test.each<[string, Partial<TypedSwap>, readonly string[]]>([
    ['accepted without a signature', { acceptance: 'signed' }, ['strokes']],
    ['signed for another device', { ...signature, signedFor: { assetTag: 'LA3', termsVersion: 3 } }, ['strokes']],
    ['signed under older terms', { ...signature, signedFor: { assetTag: 'LA2', termsVersion: 2 } }, ['strokes']],
    ['declined without a word', { acceptance: 'declined' }, ['declineWhy']],
    ['declined and why', { acceptance: 'declined', declineWhy: 'Wants the same model' }, []],
  ])('terms: %s', (_, changes, fields) => {
    expect(fieldsOf(walk([type(changes), goOn], facts, onTerms))).toEqual(fields)
  })
})

describe('what the contract says', () => {
  const earlier = [aSwap(), aSwap()]
  test.each<[string, readonly (typeof earlier)[number][], TypedSwap['returnKind'], string]>([
    ['a faulty device', [], 'now', 'allowed'],
    ['a lost device', [], 'lost', 'needs approval'],
    ['a third swap in a year', earlier, 'now', 'refused'],
    ['a third whose first was taken back', [aSwap(), undoSwap(aSwap(), aStamp(31))], 'now', 'allowed'],
  ])('%s', (_, earlierSwaps, returnKind, kind) => {
    const { draft } = walk([...answered(1), type({ returnKind })])
    expect(entitlementOf(draft.typed, { ...facts, earlierSwaps })?.kind).toBe(kind)
  })

  test('a swap that is not simply allowed needs the name of who approved it', () => {
    const refused = { ...facts, earlierSwaps: earlier }
    const without = walk([...answered(5)], refused)
    expect(fieldsOf(without)).toEqual(['approver'])
    const withApprover = walk([type({ approver: ' Insp. Mensah ' }), goOn, type(signature), goOn], refused, without)
    expect(swapAnswersFrom(withApprover.draft.typed, refused)?.entitlement).toEqual({
      kind: 'exception',
      ruleId: 'third-in-a-year',
      ruleVersion: 2,
      reason: 'Two swaps within a year already.',
      approver: 'Insp. Mensah',
    })
  })
})

describe('changes from "Check the answers"', () => {
  const change = (page: SwapPage, changes: Partial<TypedSwap>) =>
    walk([{ kind: 'page asked for', page }, type(changes), goOn], facts, allAnswered())

  test('an answer that disturbs nothing leads straight back', () => {
    expect(change('condition', { condition: 'worn' }).draft.page).toBe('check')
  })

  test('another model leads by the devices that fit it', () => {
    expect(change('device-in', { modelId: 'phone-a' }).draft.page).toBe('device-out')
  })

  test('another device makes the signature void', () => {
    const changed = change('device-out', { outgoingTag: 'LA3' })
    expect(changed.draft).toMatchObject({ page: 'terms', typed: { strokes: [], signedFor: null, acceptance: null } })
  })

  test('a device that meanwhile left the stockroom is asked for again', () => {
    const without = { ...facts, stockroom: facts.stockroom.filter(({ assetTag }) => assetTag !== 'LA2') }
    const flow = walk([{ kind: 'page asked for', page: 'check' }], without, allAnswered())
    expect(flow.draft.page).toBe('device-out')
    expect(swapAnswersFrom(flow.draft.typed, without)).toBeNull()
  })

  test('"Back" returns to the check while all is answered, else one page', () => {
    const onCondition = walk([{ kind: 'page asked for', page: 'condition' }], facts, allAnswered())
    expect(pageBefore(onCondition.draft, facts)).toBe('check')
    const open = walk([type({ dataBackedUp: null })], facts, onCondition)
    expect(pageBefore(open.draft, facts)).toBe('return')
  })
})

test('the record says what was answered, tidied', () => {
  expect(swapAnswersFrom(allAnswered().draft.typed, facts)).toEqual({
    incoming: {
      assetTag: 'LT1001',
      serial: null,
      modelId: 'laptop-a',
      condition: 'does not start',
      accessories: ['Charger'],
      poweredOn: 'no',
      encrypted: 'yes',
      dataBackedUp: 'not known',
      return: { kind: 'now' },
    },
    outgoing: { assetTag: 'LA2', serial: 'SLA2', modelId: 'laptop-a', accessories: ['Charger'] },
    entitlement: { kind: 'allowed', ruleId: 'standard', ruleVersion: 1, reason: 'A faulty device is replaced.' },
    acceptance: { kind: 'signed', termsVersion: 3, termsText: facts.catalogue.terms.text, strokes: [[10, 21, 30, 40]] },
  })
})

test('no record comes of unanswered questions', () => {
  expect(swapAnswersFrom(walk(answered(5)).draft.typed, facts)).toBeNull()
})

test('a draft survives being stored, and one of another shape is not mistaken for it', () => {
  const { draft } = allAnswered()
  expect(readSwapDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  expect(readSwapDraft({ ...draft, version: 2 })).toBeNull()
})
