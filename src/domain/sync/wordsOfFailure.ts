import type { SyncFailure } from './syncFailure.ts'

export type FailureWords = {
  /** What happened. */
  readonly what: string
  /** What to do next. */
  readonly next: string
}

/** A failed exchange, said so that it can be read aloud to a help desk; nothing of it loses what is on the tablet. */
export function wordsOfFailure(failure: SyncFailure): FailureWords {
  switch (failure.kind) {
    case 'no-connection':
      return {
        what: 'The centre could not be reached.',
        next: 'Carry on working. The tablet tries again by itself as soon as there is a network.',
      }
    case 'signed-out':
      return {
        what: 'The centre did not accept this tablet’s sign-in.',
        next: 'Carry on working, and ask the help desk for a new set-up code for this tablet.',
      }
    case 'refused':
      return {
        what: `The centre refused a record: ${failure.reason}`,
        next: 'The other records are sent all the same. Tell the help desk what is written here.',
      }
    case 'too-large':
      return {
        what: 'The centre found what was sent too large.',
        next: 'The tablet sends it again in smaller parts. You need do nothing.',
      }
    case 'missing':
      return {
        what: `The centre does not have ${failure.what}.`,
        next: 'Carry on working, and tell the help desk what is written here.',
      }
    case 'centre-trouble':
      return {
        what: `The centre has trouble of its own (code ${failure.status}).`,
        next: 'Carry on working. The tablet tries again by itself.',
      }
    case 'local-write':
      return {
        what: `This tablet could not write to its own storage: ${failure.reason}`,
        next: 'Open the app again. If this comes back, tell the help desk before you take on more visits.',
      }
  }
}
