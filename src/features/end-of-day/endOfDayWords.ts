import type { EndOfDayResult, EndOfDayStep } from '../../domain/receipt/endOfDayResult.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { countWords } from '../../ui/countWords.ts'

export const stepWords: Readonly<Record<EndOfDayStep, string>> = {
  asking: 'Asking the centre',
  sending: 'Sending what is left',
  comparing: 'Comparing with the centre',
}

export type AnswerWords = {
  readonly title: string
  readonly lines: readonly string[]
  readonly next: string
}

/** Why there is no receipt: what is so, and what to do. */
export function wordsOfResult(result: Exclude<EndOfDayResult, { kind: 'proof' }>): AnswerWords {
  switch (result.kind) {
    case 'no answer': {
      const { what, next } = wordsOfFailure(result.failure)
      const lines = ['Everything is saved on this tablet. There is no receipt without the centre’s own word.']
      return { title: what, lines, next: result.failure.kind === 'no-connection' ? networkFirst : next }
    }
    case 'unsent left':
      return {
        title: `${countWords(result.toSend + result.refused + result.damaged, 'record is', 'records are')} not at the centre yet`,
        lines: [
          ...(result.toSend === 0 ? [] : [`Still to send: ${result.toSend}.`]),
          ...(result.refused === 0 ? [] : [`Refused by the centre: ${result.refused}.`]),
          ...(result.damaged === 0 ? [] : [`Damaged on this tablet: ${result.damaged}.`]),
        ],
        next:
          result.refused + result.damaged === 0
            ? 'Leave the tablet switched on where there is a network, and ask again in a minute.'
            : 'See under Needs attention on This tablet what it is, and what to do.',
      }
    case 'differs':
      return {
        title: 'The centre and this tablet do not hold the same',
        lines: [
          ...sideWords('Not at the centre', result.missingAtCentre),
          ...sideWords('At the centre in another version', result.otherVersion),
          ...(result.missingHere.length === 0
            ? []
            : [`At the centre, and not on this tablet: ${countWords(result.missingHere.length, 'record')}.`]),
        ],
        next: 'Nothing on this tablet is lost. Leave it switched on where there is a network, and ask again in a minute. If this stays, do not clear anything, and read this to the help desk.',
      }
  }
}

const networkFirst = 'Go where there is a network, or connect the tablet to a phone, and ask again.'

function sideWords(label: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${label}: ${names.join(', ')}.`]
}

/** The first 16 of 64 digits, in groups that can be read aloud; enough to tell two receipts apart. */
export function checksumWords(checksum: string): string {
  return (checksum.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}
