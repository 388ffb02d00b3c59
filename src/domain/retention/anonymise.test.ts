import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { aKitIssue } from '../../testing/aKitIssue.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { kitIssueSchema } from '../kit/kitIssue.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { cameBack } from '../stock/cameBack.ts'
import { recordStockMovement } from '../stock/recordStockMovement.ts'
import { type StockMovement, stockMovementSchema } from '../stock/stockMovement.ts'
import { addSwapEvent } from '../swap/addSwapEvent.ts'
import { swapSchema } from '../swap/swap.ts'
import { recordTap, tellMore } from '../tap/recordTap.ts'
import { tapSchema } from '../tap/tap.ts'
import { storyOfVisit } from '../visit/storyOfVisit.ts'
import { visitSchema } from '../visit/visit.ts'
import { anonymise } from './anonymise.ts'
import type { Anonymised } from './anonymised.ts'

const at = '2027-11-26T02:00:00.000Z'
const word = 'Anonymised on 2027-11-26'
const all: Anonymised = { requester: at, words: at, signature: at, technician: at }

/** Everything in it that somebody typed or that names somebody carries the word “secret”. */
const requester = { kind: 'staff', staffNumber: 'SECRET1', name: 'secret name' } as const
const visit = aVisit(
  [
    { kind: 'requester recorded', requester: { kind: 'guest', name: 'secret guest' } },
    { kind: 'called' },
    { kind: 'started' },
    { kind: 'handed over', toPersonId: 'secret colleague' },
    { kind: 'noted', text: 'secret note' },
    { kind: 'number added', system: 'incident', number: 'INC-secret' },
    { kind: 'promised', what: 'secret phone', siteId: 'bow', dueOn: '2026-12-01' },
    closedAs('advice'),
    { kind: 'corrected', outcome: 'fixed', escalatedTo: null, why: 'secret why' },
    { kind: 'loaner back', assetTag: 'LT1', condition: 'good', note: 'secret scratch' },
  ],
  { requester, shownAs: 'secret initials' },
)
const swap = addSwapEvent(
  addSwapEvent(
    aSwap(
      {
        incoming: { ...aSwap().incoming, return: { kind: 'stolen', reference: 'CRIME-secret' } },
        entitlement: { kind: 'exception', ruleId: 'r', ruleVersion: 1, reason: 'Stolen.', approver: 'secret sergeant' },
      },
      visit,
    ),
    { kind: 'old device in', stockroom: 'Stockroom of Lambeth' },
    aStamp(40),
  ),
  { kind: 'noted', text: 'secret note' },
  aStamp(41),
)
const declined = aSwap(
  { acceptance: { kind: 'declined', termsVersion: 1, termsText: 'I look after it.', why: 'secret why' } },
  visit,
)
const kit = { ...aKitIssue(), requester: visit.requester, staffNumber: 'SECRET1' }
const tap = tellMore(
  recordTap(visit, 'good', aStamp(50)),
  { reasons: ['Quick'], comment: 'secret comment' },
  aStamp(51, { id: 'more' }),
)
const header = { id: 'stock-movement:1', barId: 'lambeth', openingId: 'o', by: 'i' }
const device = { assetTag: 'LT1', serial: 'S1', modelId: 'laptop-a' }
const movement = (told: Partial<StockMovement>): StockMovement => ({
  ...recordStockMovement({ ...header, device, direction: 'in', why: cameBack }, aStamp(60)),
  ...told,
})
const made = { kind: 'made', staffNumber: 'SECRET1', name: 'secret name', until: '2026-12-01' } as const

describe('a record of which all content is anonymised', () => {
  test.each([
    ['visit', visit, visitSchema],
    ['swap', swap, swapSchema],
    ['declined swap', declined, swapSchema],
    ['kit', kit, kitIssueSchema],
    ['tap', tap, tapSchema],
    ['reservation', movement({ reservation: made }), stockMovementSchema],
    [
      'end of a device',
      movement({ disposition: { how: 'sold', by: 'secret buyer', certificate: null } }),
      stockMovementSchema,
    ],
    [
      'movement',
      movement({
        remark: 'secret remark',
        custody: { from: 'secret name', to: 'Stockroom of Lambeth', method: 'in person', seal: null },
        sanitisation: {
          method: 'overwritten',
          tool: null,
          verifiedBy: 'secret name',
          certificate: null,
          result: 'passed',
        },
        settlement: { holderRecordId: 'swap:1', recordIds: [], decidedBy: 'secret name', words: 'secret words' },
      }),
      stockMovementSchema,
    ],
  ])('fits its definition, says so, and has nothing of it left: %s', (_name, record, schema) => {
    expect(JSON.stringify(record)).toMatch(/secret/i)
    const without = anonymise(record as object, all)
    expect(v.safeParse(schema as v.GenericSchema, without).issues).toBeUndefined()
    expect(JSON.stringify(without)).not.toMatch(/secret|person-1|Osei|P1234|\[1,2,3,4\]/i)
    expect(JSON.stringify(without)).toContain(at)
    expect(anonymise(without, all)).toEqual(without)
  })

  test('is told from its events as it stands', () => {
    const without = anonymise(visit, all)
    expect(without).toMatchObject(storyOfVisit(without.events))
    expect(nameOfRequester(without.requester)).toBe(`Not recorded: ${word.toLowerCase()}`)
  })
})

test('times, outcome, reason, device, terms and where a device went stay', () => {
  const { outcome, reasonId, waitMs, serviceMs, closedAt, state, barId, openingId } = visit
  expect(anonymise(visit, all)).toMatchObject({
    outcome,
    reasonId,
    waitMs,
    serviceMs,
    closedAt,
    state,
    barId,
    openingId,
  })
  const without = anonymise(swap, all)
  expect(without).toMatchObject({ state: swap.state, outgoing: swap.outgoing, swappedAt: swap.swappedAt })
  expect(without.custody.map(({ from, to }) => [from, to])).toEqual([
    ['lambeth-popup stockroom', word],
    [word, 'Stockroom of Lambeth'],
  ])
  const held = movement({ why: 'For repair', holding: { state: 'defective', reason: 'Screen' } })
  expect(anonymise(held, all)).toMatchObject({ why: 'For repair', holding: { reason: 'Screen' } })
})

test('only the kinds that are named go', () => {
  const { requester: who, events } = anonymise(visit, { words: at })
  expect(who).toEqual(visit.requester)
  expect(events.map(({ personId }) => personId)).toEqual(visit.events.map(({ personId }) => personId))
  expect(events.find(({ kind }) => kind === 'noted')).toMatchObject({ text: word })
})

test('who was not recorded keeps the stated reason', () => {
  const nobody = aVisit([], { requester: { kind: 'not-recorded', why: 'In a hurry' } })
  expect(anonymise(nobody, { requester: at }).requester).toEqual(nobody.requester)
  const custody = aSwap({}, nobody).custody
  expect(anonymise(aSwap({}, nobody), { requester: at }).custody).toEqual(custody)
})

test('with a later time it says that one', () => {
  const later = '2028-01-01T00:00:00.000Z'
  const twice = anonymise(anonymise(visit, { requester: at }), { requester: later })
  expect(twice).toEqual(anonymise(visit, { requester: later }))
})
