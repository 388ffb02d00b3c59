import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { AnyRecord } from '../../src/data/record/storedRecord.ts'
import type { Stamp } from '../../src/domain/record/eventStamp.ts'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { recordSwap } from '../../src/domain/swap/recordSwap.ts'
import { addVisitEvent, type VisitHappening } from '../../src/domain/visit/addVisitEvent.ts'
import { openVisit } from '../../src/domain/visit/openVisit.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import { hostileDevice } from './hostileReference.ts'
import { aHostileText } from './hostileTexts.ts'
import type { RunningCentre } from './runningCentre.ts'
import { demonstrationBar } from './technician.ts'

/** Names of what the records are, for the addresses of their screens. */
export type HostileRecords = {
  readonly visitId: string
  readonly swapId: string
  readonly consignmentId: string
  /** What the wall board may show of who waits. */
  readonly shownAs: string
  /** Every text in them that a technician's screen shows. */
  readonly texts: readonly string[]
}

/**
 * What a forger with a tablet of this bar could send: records that no form of ours would make, valid by the centre's rules,
 * with a hostile text for each word of them. One device is lent twice by them, so that it is to be settled.
 */
export async function sendHostileRecords(centre: RunningCentre): Promise<HostileRecords> {
  const texts: string[] = []
  const text = (place: string) => {
    const one = aHostileText(place)
    texts.push(one)
    return one
  }
  const stamp = (): Stamp => ({
    id: randomUUID(),
    at: new Date().toISOString(),
    clockOffsetMs: 0,
    personId: null,
    tabletId: 'forger',
  })
  const header = { barId: demonstrationBar.id, openingId: '', by: 'forger' }
  const shownAs = '<b/onclick=__ran=1>x</b>'
  const visitOf = (name: string, happenings: readonly VisitHappening[]): Visit =>
    happenings.reduce(
      (visit, happening) => addVisitEvent(visit, happening, stamp()),
      openVisit(
        {
          ...header,
          id: `visit:${randomUUID()}`,
          queueNumber: 'Z01',
          requester: { kind: 'guest', name },
          reasonId: '__proto__',
          shownAs,
        },
        stamp(),
      ),
    )
  const { assetTag } = hostileDevice
  const lent = { kind: 'closed', outcome: 'loaner issued', escalatedTo: null, swapId: null } as const
  const loaner = { assetTag, dueOn: new Date().toISOString().slice(0, 10) }
  const visit = visitOf(text('theirs'), [
    { kind: 'noted', text: text('their note') },
    { kind: 'number added', system: 'incident', number: text('their number') },
    { kind: 'device named', assetTag },
    { kind: 'held', why: text('their hold') },
  ])
  const waiting = visitOf(text('waiting'), [])
  const first = visitOf(text('first'), [{ kind: 'started' }, { ...lent, loaner }])
  const second = visitOf(text('second'), [{ kind: 'started' }, { ...lent, loaner }])
  const swapped = visitOf(text('swapped'), [{ kind: 'started' }])
  const swap = recordSwap(
    `swap:${randomUUID()}`,
    swapped,
    {
      ...swapAnswers,
      incoming: { ...swapAnswers.incoming, assetTag: `${assetTag}2`, accessories: [text('plug')] },
      outgoing: { ...swapAnswers.outgoing, assetTag: `${assetTag}3`, serial: '"><SVG/ONLOAD=__RAN=1>' },
      acceptance: { kind: 'signed', termsVersion: 3, termsText: aHostileText('terms'), strokes: [[1, 2, 3, 4]] },
    },
    'Stockroom',
    stamp,
  )
  const consignmentId = randomUUID()
  const movement = { ...header, device: { ...hostileDevice, assetTag: `${assetTag}4` } }
  const custody = { from: text('giver'), to: text('taker'), method: 'courier', seal: text('seal') } as const
  const movements = [
    { direction: 'in', why: text('their why'), remark: text('remark') },
    { direction: 'out', why: 'Sent', otherBarId: 'croydon-desk', consignmentId, custody },
  ] as const
  const records: AnyRecord[] = [
    visit,
    waiting,
    first,
    second,
    swapped,
    swap,
    ...movements.map((told) =>
      recordStockMovement({ ...movement, id: `stock-movement:${randomUUID()}`, ...told }, stamp()),
    ),
  ]
  const answer = await centre.ask<readonly { readonly error?: string }[]>(
    `/techbar-bar-${demonstrationBar.id}/_bulk_docs`,
    { method: 'POST', body: JSON.stringify({ docs: records.map(({ id, ...record }) => ({ _id: id, ...record })) }) },
  )
  expect(answer.filter(({ error }) => error !== undefined)).toEqual([])
  return { visitId: visit.id, swapId: swap.id, consignmentId, shownAs, texts }
}
