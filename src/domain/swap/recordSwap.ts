import type { Stamp } from '../record/eventStamp.ts'
import type { Visit } from '../visit/visit.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { stateOfSwap } from './stateOfSwap.ts'
import type {
  Acceptance,
  CustodyStep,
  EntitlementDecision,
  IncomingDevice,
  OutgoingDevice,
  Swap,
  SwapEvent,
} from './swap.ts'

export type SwapAnswers = {
  readonly incoming: IncomingDevice
  readonly outgoing: OutgoingDevice
  readonly entitlement: EntitlementDecision
  readonly acceptance: Acceptance
}

/**
 * The one document of a swap; `id` is `swap:<uuidv7>`, `stockroom` what custody calls this bar's stockroom. `nextStamp`
 * gives a fresh id for each event and custody step. A declined swap hands nothing over and moves no custody.
 */
export function recordSwap(
  id: string,
  visit: Visit,
  answers: SwapAnswers,
  stockroom: string,
  nextStamp: () => Stamp,
): Swap {
  const stamp = nextStamp()
  const isDeclined = answers.acceptance.kind === 'declined'
  const events: SwapEvent[] = [{ ...stamp, seq: 1, kind: isDeclined ? 'declined' : 'swapped' }]
  return {
    id,
    type: 'swap',
    schema: 1,
    barId: visit.barId,
    openingId: visit.openingId,
    tabletId: stamp.tabletId,
    by: visit.by,
    updatedAt: stamp.at,
    visitId: visit.id,
    requester: visit.requester,
    staffNumber: visit.staffNumber,
    ...answers,
    custody: isDeclined ? [] : custodyOf(visit, answers, stockroom, nextStamp),
    events,
    state: stateOfSwap({ events, incoming: answers.incoming }),
    swappedAt: stamp.at,
  }
}

function custodyOf(visit: Visit, answers: SwapAnswers, stockroom: string, nextStamp: () => Stamp): CustodyStep[] {
  const holder = nameOfRequester(visit.requester)
  const out: CustodyStep = {
    ...nextStamp(),
    seq: 2,
    device: 'outgoing',
    assetTag: answers.outgoing.assetTag,
    from: stockroom,
    to: holder,
    method: 'in person',
    seal: null,
  }
  if (answers.incoming.return.kind !== 'now') return [out]
  return [
    out,
    {
      ...out,
      ...nextStamp(),
      seq: 3,
      device: 'incoming',
      assetTag: answers.incoming.assetTag,
      from: holder,
      to: stockroom,
    },
  ]
}
