import type { Handover, HistoryEntry } from '../../domain/stock/historyOf.ts'
import type { Told } from '../../domain/stock/told.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { lowerFirst } from '../../ui/lowerFirst.ts'
import { dayWords } from '../../ui/timeWords.ts'
import { type HistoryLine, plainLine } from './historyLine.ts'
import { movementLineOf } from './movementLineOf.ts'
import { conditionWords } from './stockWords.ts'
import { carryWords } from './custodyFrom.ts'

/** One step of a device's history. */
export function historyLineOf({ told, custody, moved }: HistoryEntry): HistoryLine {
  const line = lineOf(told)
  const details = [
    ...line.details,
    ...(custody === null ? [] : [custodyWords(custody)]),
    ...(told.kind === 'moved' && told.movement.remark ? [told.movement.remark] : []),
    ...clockWordsOf(moved),
  ]
  return { ...line, details }
}

function lineOf(told: Told): HistoryLine {
  switch (told.kind) {
    case 'moved':
      return movementLineOf(told.movement)
    case 'seen':
      return plainLine('Counted: it was here', 'package-check')
    case 'missed':
      return plainLine('Not seen in a count', 'package-x', [`Explained: ${lowerFirst(told.why)}.`])
    case 'found':
      return plainLine('Found in a count', 'package-check', [`Explained: ${lowerFirst(told.why)}.`])
    case 'issued':
      return {
        ...plainLine(`Swapped to ${nameOfRequester(told.swap.requester)}`, 'arrow-left-right', [
          `In place of ${told.swap.incoming.assetTag}.`,
        ]),
        to: `/swap/${told.swap.id}`,
      }
    case 'in a kit':
      return {
        ...plainLine(`Handed to ${nameOfRequester(told.kit.requester)}`, 'package-check', [
          `In the kit ${told.kit.kit.name}.`,
        ]),
        to: `/kit/${told.kit.id}`,
      }
    case 'replaced':
      return { ...lineOfReplaced(told), to: `/swap/${told.swap.id}` }
    case 'old device in':
      return {
        ...plainLine(`Handed in by ${nameOfRequester(told.swap.requester)}`, 'package'),
        to: `/swap/${told.swap.id}`,
      }
    case 'lent':
      return {
        ...plainLine(`Lent to ${nameOfRequester(told.visit.requester)}`, 'hand-helping', [
          `Due back ${dayWords(told.dueOn)}.`,
        ]),
        to: `/visit/${told.visit.id}`,
      }
    case 'loaner back':
      return {
        ...plainLine(`Came back from ${nameOfRequester(told.visit.requester)}`, 'package', [
          `Condition: ${conditionWords[told.back.condition].toLowerCase()}.`,
          ...(told.back.note === null ? [] : [told.back.note]),
        ]),
        to: `/visit/${told.visit.id}`,
      }
  }
}

function lineOfReplaced({ swap }: Extract<Told, { kind: 'replaced' }>): HistoryLine {
  const { incoming, outgoing, requester } = swap
  const name = nameOfRequester(requester)
  const details = [
    `${outgoing.assetTag} was given in its place.`,
    `Condition: ${conditionWords[incoming.condition].toLowerCase()}.`,
  ]
  switch (incoming.return.kind) {
    case 'now':
      return plainLine(`Handed in by ${name}`, 'package', details)
    case 'later':
      return plainLine(`Promised by ${name} for ${dayWords(incoming.return.dueOn)}`, 'clock', details)
    case 'lost':
      return plainLine(`Lost by ${name}`, 'circle-question-mark', details)
    case 'stolen':
      return plainLine(`Stolen from ${name}`, 'circle-question-mark', details)
  }
}

function custodyWords({ from, to, method, seal }: Handover): string {
  const way = method === null ? null : carryWords[method].toLowerCase()
  return `Custody: ${[`from ${from} to ${to}`, way, seal].filter((each) => each !== null).join(', ')}.`
}

const worthSayingMs = 60_000

/** Its time is the tablet's; said where the centre's differed. */
function clockWordsOf({ clockOffsetMs }: HistoryEntry['moved']): readonly string[] {
  const offset = clockOffsetMs ?? 0
  if (Math.abs(offset) <= worthSayingMs) return []
  const way = offset > 0 ? 'slow' : 'fast'
  return [`The tablet’s clock was off by ${Math.round(Math.abs(offset) / 60_000)} min (${way}).`]
}
