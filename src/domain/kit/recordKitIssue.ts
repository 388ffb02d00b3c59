import type { Stamp } from '../record/eventStamp.ts'
import { placeAfter } from '../record/orderEvents.ts'
import { nameOfRequester } from '../requester/requester.ts'
import type { CustodyStep } from '../swap/swap.ts'
import type { Visit } from '../visit/visit.ts'
import type { KitEvent, KitIssue } from './kitIssue.ts'

export type KitAnswers = Pick<KitIssue, 'kit' | 'devices' | 'owed' | 'acceptance'>

/** The one document of a kit; `id` is `kit-issue:<uuidv7>`, `stockroom` what custody calls it. A declined kit moves nothing. */
export function recordKitIssue(
  id: string,
  visit: Visit,
  answers: KitAnswers,
  stockroom: string,
  nextStamp: () => Stamp,
): KitIssue {
  const stamp = nextStamp()
  const isDeclined = answers.acceptance.kind === 'declined'
  const events: KitEvent[] = [{ ...stamp, seq: 1, kind: isDeclined ? 'declined' : 'handed out' }]
  const custody = answers.devices.map(
    ({ assetTag }, place): CustodyStep => ({
      ...nextStamp(),
      seq: place + 2,
      device: 'outgoing',
      assetTag,
      from: stockroom,
      to: nameOfRequester(visit.requester),
      method: 'in person',
      seal: null,
    }),
  )
  return {
    id,
    type: 'kit-issue',
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
    custody: isDeclined ? [] : custody,
    events,
    state: stateOfKit(events),
    movedAt: stamp.at,
  }
}

/** Takes a kit back while the undo is still offered: nothing changed hands. */
export function undoKitIssue(issue: KitIssue, stamp: Stamp): KitIssue {
  const made = issue.events.find(({ kind }) => kind !== 'undone')
  if (made === undefined) return issue
  const placed = placeAfter([...issue.events, ...issue.custody], stamp)
  const events: KitEvent[] = [...issue.events, { ...placed, kind: 'undone', eventId: made.id }]
  return { ...issue, events, state: stateOfKit(events) }
}

export function stateOfKit(events: readonly KitEvent[]): KitIssue['state'] {
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  const standing = events.filter(({ id, kind }) => kind !== 'undone' && !undone.has(id))
  if (standing.some(({ kind }) => kind === 'declined')) return 'declined'
  return standing.some(({ kind }) => kind === 'handed out') ? 'handed out' : 'undone'
}
