import { describe, expect, test } from 'vitest'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { createCustody } from './createCustody.ts'
import type { HeldRecord } from './readRecords.ts'
import { standingOf } from './standingOf.ts'

const held = ({ id, ...record }: { readonly id: string }) =>
  ({ ...record, _id: id, _rev: '1-a' }) as unknown as HeldRecord

/** What stands with the first of these records, when all of them are known. */
function standing(...records: readonly { readonly id: string }[]) {
  const custody = createCustody()
  for (const record of records) custody.note(held(record))
  const [first] = records
  return first === undefined ? expect.unreachable() : standingOf(held(first), custody.told())
}

const device = { assetTag: 'LT2002', serial: 'S2002', modelId: 'laptop-a' }
let made = 0
const moved = (minute: number, told: Partial<StockMovement>): StockMovement => {
  made += 1
  const id = `stock-movement:${made}`
  const header = {
    id,
    barId: 'lambeth',
    openingId: 'o',
    by: 'i',
    device,
    direction: 'in',
    why: 'From the base',
  } as const
  return { ...recordStockMovement(header, aStamp(minute, { id })), ...told }
}
const lent = {
  ...closedAs('loaner issued'),
  loaner: { assetTag: 'LT2002', dueOn: '2026-12-01' },
} as const

describe('a record is not over', () => {
  test.each([
    ['while its visit is served', [aVisit([{ kind: 'started' }])], /visit is open/],
    [
      'while the old device of its swap is not in',
      [aSwap({ incoming: { ...aSwap().incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })],
      /old device/,
    ],
    ['while who got its device has it', [aSwap()], /is with who got it/],
    ['while its loaner is out', [aVisit([lent])], /is with who got it/],
    [
      'while its device is on its way',
      [moved(5, { direction: 'out', why: 'To another bar', otherBarId: 'croydon' }), moved(1, {})],
      /on its way/,
    ],
    [
      'while its device is on hold',
      [moved(5, { direction: 'out', holding: { state: 'defective', reason: null } }), moved(1, {})],
      /hold/,
    ],
  ])('%s', (_when, records, why) => {
    expect(standing(...records).openMatter).toMatch(why)
  })
})

test.each<[string, object]>([
  ['a movement without what moved', { type: 'stock-movement', device: { assetTag: 'LT2002' } }],
  ['a count that names it deep within', { type: 'stock-count', found: [[{ device: { assetTag: 'LT2002' } }]] }],
])('a record whose device is named in what nothing may be told from is not over: %s', (_what, untold) => {
  const custody = createCustody()
  const [swap, cameIn, lentOut] = [aSwap(), moved(40, {}), aVisit([lent])]
  const others = [
    aVisit(),
    aSwap({ outgoing: { ...aSwap().outgoing, assetTag: 'LT9' } }, aVisit([], { id: 'visit:9' })),
  ]
  for (const record of [swap, cameIn, lentOut]) custody.note(held(record))
  const document = { ...held({ id: 'x:later' }), schema: 2, ...untold }
  custody.noteUntold(document)
  for (const record of [swap, cameIn, lentOut])
    expect(standingOf(held(record), custody.told()).openMatter).toContain('x:later')
  for (const record of others)
    expect(standingOf(held(record), custody.told()).openMatter ?? '').not.toContain('x:later')
  // It was only techbar-central that lagged behind.
  custody.note({ ...held(moved(50, {})), _id: 'x:later' })
  expect(standingOf(held(swap), custody.told()).openMatter).toBeNull()
})

describe('a record is over', () => {
  test.each([
    ['when its visit was closed', [aVisit([{ kind: 'started' }, closedAs('fixed')])]],
    ['when its device came in, by whatever record', [aSwap(), moved(40, {})]],
    [
      'when its loaner is back',
      [aVisit([lent, { kind: 'loaner back', assetTag: 'LT2002', condition: 'good', note: null }])],
    ],
    ['when what it sent has arrived elsewhere', [moved(5, { direction: 'out', otherBarId: 'croydon' }), moved(9, {})]],
  ])('%s', (_when, records) => {
    expect(standing(...records).openMatter).toBeNull()
  })

  test.each([
    ['the last that happened to it', aVisit([{ kind: 'started' }, closedAs('fixed')]), '2026-11-24T09:02:00Z'],
    [
      'a time that is put right by what its tablet knew of its clock',
      { ...aVisit(), events: [{ ...aVisit().events[0], clockOffsetMs: 60_000 }] },
      '2026-11-24T09:01:00Z',
    ],
    [
      'the day for which something is promised',
      aVisit([{ kind: 'promised', what: 'A phone', siteId: 'bow', dueOn: '2026-12-01' }, closedAs('advice')]),
      '2026-12-01T23:59:59Z',
    ],
    [
      'the day until which its device is reserved',
      moved(1, { reservation: { kind: 'made', staffNumber: 'P1', name: null, until: '2026-12-03' } }),
      '2026-12-03T23:59:59Z',
    ],
  ])('since %s', (_since, record, at) => {
    expect(standing(record).sinceMs).toBe(Date.parse(at))
  })
})
