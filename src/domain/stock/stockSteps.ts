import type { EventStamp } from '../record/eventStamp.ts'
import type { KitIssue } from '../kit/kitIssue.ts'
import { nameOfRequester } from '../requester/requester.ts'
import { isStanding } from '../swap/swapMatterOf.ts'
import type { Swap, SwapEvent } from '../swap/swap.ts'
import { loanersBackOf, loansOf } from '../visit/loansOf.ts'
import type { Visit } from '../visit/visit.ts'
import { cameBack } from './cameBack.ts'
import type { StockCount } from './stockCount.ts'
import { isSeenTo } from './isSeenTo.ts'
import type { Step } from './step.ts'
import { stepOfMovement } from './stepOfMovement.ts'
import type { StockMovement } from './stockMovement.ts'
import type { Issue, Place } from './whereabouts.ts'

/** What lies beside the swaps and visits that move devices. */
export type StockMove = StockMovement | StockCount | KitIssue

export type StockRecord = StockMove | Swap | Visit

/** What a record says, device by device. */
export function stockStepsOf(record: StockRecord): readonly Step[] {
  switch (record.type) {
    case 'stock-movement':
      return [stepOfMovement(record)]
    case 'stock-count':
      return stepsOfCount(record)
    case 'kit-issue':
      return stepsOfKit(record)
    case 'swap':
      return isStanding(record) ? stepsOfSwap(record) : []
    case 'visit':
      return stepsOfLoans(record)
  }
}

function stepsOfCount({ moved, missing, found }: StockCount): readonly Step[] {
  return [
    ...missing.map(
      ({ assetTag, why }): Step => ({
        moved,
        assetTag,
        told: { kind: 'missed', why },
        place: { kind: 'gone', why, isSeenTo: isSeenTo(why) },
        isMissed: true,
      }),
    ),
    ...found.map(
      ({ device, why }): Step => ({
        moved,
        ...device,
        told: { kind: 'found', why },
        place: why === cameBack ? { kind: 'handed in', from: '', hasFailed: false } : { kind: 'in stock' },
      }),
    ),
  ]
}

function stepsOfSwap(swap: Swap): readonly Step[] {
  const { events, incoming, outgoing, requester } = swap
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  const last = (kind: SwapEvent['kind']) => events.findLast((event) => event.kind === kind && !undone.has(event.id))
  const swapped = last('swapped')
  if (swapped === undefined) return []
  const to = nameOfRequester(requester)
  const issued: Step = {
    moved: swapped,
    assetTag: outgoing.assetTag,
    serial: outgoing.serial,
    modelId: outgoing.modelId,
    told: { kind: 'issued', swap },
    place: { kind: 'issued', issue: issueOf('swap', swap.id, to, swapped) },
  }
  const old = { assetTag: incoming.assetTag, serial: incoming.serial, modelId: incoming.modelId, isUsed: true }
  const handedIn: Place = { kind: 'handed in', from: to, hasFailed: false }
  const back = last('old device in')
  return [
    issued,
    { ...old, moved: swapped, told: { kind: 'replaced', swap }, place: placeOfOld(swap, to) ?? handedIn },
    ...(back === undefined
      ? []
      : [
          {
            ...old,
            moved: back,
            told: { kind: 'old device in', swap } as const,
            place: handedIn,
            backFromSwapId: swap.id,
          },
        ]),
  ]
}

function stepsOfKit(kit: KitIssue): readonly Step[] {
  const handedOut = kit.events.find(({ kind }) => kind === 'handed out')
  if (kit.state !== 'handed out' || handedOut === undefined) return []
  const issue = issueOf('kit', kit.id, nameOfRequester(kit.requester), handedOut)
  return kit.devices.map(({ assetTag, serial, modelId }) => ({
    moved: handedOut,
    assetTag,
    serial,
    modelId,
    told: { kind: 'in a kit', kit },
    place: { kind: 'issued', issue },
  }))
}

/** Where the old device is right after the swap; null for handed in. */
function placeOfOld({ id: swapId, incoming: { return: plan } }: Swap, holder: string): Place | null {
  switch (plan.kind) {
    case 'now':
      return null
    case 'later':
      return { kind: 'with holder', holder, dueOn: plan.dueOn, swapId }
    case 'lost':
    case 'stolen':
      return { kind: 'gone', why: plan.kind === 'lost' ? 'Lost' : 'Stolen', isSeenTo: false, swapId }
  }
}

function stepsOfLoans(visit: Visit): readonly Step[] {
  const to = nameOfRequester(visit.requester)
  return [
    ...loansOf(visit).map(
      (loan): Step => ({
        moved: loan,
        assetTag: loan.loaner.assetTag,
        told: { kind: 'lent', visit, dueOn: loan.loaner.dueOn },
        place: {
          kind: 'lent',
          issue: issueOf('loan', visit.id, to, loan, loan.loaner.dueOn),
          dueOn: loan.loaner.dueOn,
        },
      }),
    ),
    ...loanersBackOf(visit).map(
      (back): Step => ({
        moved: back,
        assetTag: back.assetTag,
        told: { kind: 'loaner back', visit, back },
        place: { kind: 'handed in', from: to, hasFailed: false },
      }),
    ),
  ]
}

function issueOf(
  kind: Issue['kind'],
  recordId: string,
  to: string,
  { at, personId, tabletId }: EventStamp,
  dueOn: string | null = null,
): Issue {
  return { kind, recordId, to, at, personId, tabletId, dueOn }
}
