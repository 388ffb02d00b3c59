import { nameOfRequester } from '../../domain/requester/requester.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { VisitEvent } from '../../domain/visit/visitEvent.ts'
import { dayWords } from '../../ui/timeWords.ts'
import { outcomeWords } from './visitWords.ts'

export type StoryLine = {
  readonly id: string
  readonly at: string
  readonly words: string
  /** Null when the record names nobody. */
  readonly by: string | null
  /** Taken back afterwards: it stays in the story, struck out. */
  readonly isUndone: boolean
}

export type Names = {
  readonly reason: (reasonId: string) => string
  readonly person: (personId: string) => string
}

/** What happened, in plain words and in order. */
export function storyLinesOf(visit: Visit, names: Names): readonly StoryLine[] {
  const undone = new Set(visit.events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])))
  return visit.events.map((event) => ({
    id: event.id,
    at: event.at,
    words: wordsOfEvent(event, visit.events, names),
    by: event.personId === null ? null : names.person(event.personId),
    isUndone: undone.has(event.id),
  }))
}

/** What a person has to settle, in words; both sides stay in the story. */
export function attentionWordsOf(visit: Visit): readonly string[] {
  return visit.attention.map(({ kind, eventIds }) => {
    if (kind === 'closed and abandoned')
      return 'One tablet closed this visit, another recorded that the person left. It counts as closed.'
    const closings = visit.events.filter((event) => eventIds.includes(event.id))
    const words = closings.flatMap((event) => (event.kind === 'closed' ? [outcomeWords[event.outcome]] : []))
    return `Two tablets closed this visit differently: ${words.join(', then ')}. The first counts.`
  })
}

function wordsOfEvent(event: VisitEvent, all: readonly VisitEvent[], names: Names): string {
  switch (event.kind) {
    case 'arrived':
      return `Arrived: ${names.reason(event.reasonId)}`
    case 'requester recorded':
      return `Recorded as ${nameOfRequester(event.requester)}`
    case 'reason changed':
      return `Reason changed to: ${names.reason(event.reasonId)}`
    case 'put first':
      return `Put first: ${event.why}`
    case 'called':
      return 'Called'
    case 'started':
      return 'Service started'
    case 'handed over':
      return `Handed over to ${names.person(event.toPersonId)}`
    case 'held':
      return `On hold: ${event.why}`
    case 'resumed':
      return 'Service resumed'
    case 'noted':
      return `Note: ${event.text}`
    case 'device named':
      return `Device ${event.assetTag}`
    case 'number added':
      return `${event.system === 'incident' ? 'Incident' : 'Request'} ${event.number}`
    case 'closed':
      return `Closed: ${outcomeWords[event.outcome]}${closingDetailOf(event)}`
    case 'corrected':
      return `Outcome corrected to ${outcomeWords[event.outcome]}${event.escalatedTo === null ? '' : ` to ${event.escalatedTo}`}: ${event.why}`
    case 'marked':
      return event.isOn ? `Marked as ${event.mark}` : `No longer marked as ${event.mark}`
    case 'promised':
      return `Promised for ${dayWords(event.dueOn)}: ${event.what}`
    case 'promise kept':
      return 'Promise kept'
    case 'loaner back':
      return `Loaner ${event.assetTag} is back, ${event.condition}${event.note === null ? '' : `: ${event.note}`}`
    case 'abandoned':
      return 'Left before the end'
    case 'no-show':
      return 'Did not come when called'
    case 'returned to queue':
      return 'Back in the queue'
    case 'tap offered':
      return 'Tablet handed over for the tap'
    case 'undone':
      return takenBackWordsOf(all.find(({ id }) => id === event.eventId))
  }
}

function closingDetailOf(event: Extract<VisitEvent, { kind: 'closed' }>): string {
  if (event.escalatedTo !== null) return ` to ${event.escalatedTo}`
  return event.loaner === null ? '' : `, ${event.loaner.assetTag} until ${dayWords(event.loaner.dueOn)}`
}

function takenBackWordsOf(event: VisitEvent | undefined): string {
  return event?.kind === 'closed' ? 'Closing taken back' : 'Last step taken back'
}
