import { type Requester, tidyStaffNumber } from './requester.ts'

/** The form as it stands, kept whole: changing from staff to guest and back loses nothing. */
export type TypedRequester = {
  readonly kind: 'staff' | 'guest'
  readonly staffNumber: string
  readonly name: string
  readonly guestName: string
  /** The stated reason, should nobody be named. */
  readonly why: string
}

export type RequesterField = 'staffNumber' | 'name' | 'guestName'

export type RequesterReading =
  | { readonly kind: 'ready'; readonly requester: Requester }
  | { readonly kind: 'problem'; readonly field: RequesterField; readonly words: string }

const longestName = 80

/** Whether the form names anybody yet. */
export function isAnyoneNamed(typed: TypedRequester): boolean {
  return typed.kind === 'guest' ? typed.guestName.trim() !== '' : (typed.staffNumber + typed.name).trim() !== ''
}

/** Who is meant. Nobody named means not recorded, for the stated reason; a name without its number is asked about. */
export function requesterFrom(typed: TypedRequester): RequesterReading {
  if (!isAnyoneNamed(typed)) return { kind: 'ready', requester: { kind: 'not-recorded', why: typed.why } }
  return typed.kind === 'guest' ? guestFrom(typed.guestName.trim()) : staffFrom(typed)
}

function guestFrom(name: string): RequesterReading {
  if (name.length > longestName) return problem('guestName', `A name has at most ${longestName} characters`)
  return { kind: 'ready', requester: { kind: 'guest', name } }
}

function staffFrom(typed: TypedRequester): RequesterReading {
  const staffNumber = tidyStaffNumber(typed.staffNumber)
  const name = typed.name.trim()
  if (staffNumber === '')
    return problem('staffNumber', `Enter the staff number of ${name}, or choose Guest to keep the name alone`)
  if (!/^[A-Z0-9]{3,12}$/.test(staffNumber))
    return problem('staffNumber', 'A staff number has 3 to 12 letters or digits')
  if (name.length > longestName) return problem('name', `A name has at most ${longestName} characters`)
  return { kind: 'ready', requester: { kind: 'staff', staffNumber, name: name === '' ? null : name } }
}

function problem(field: RequesterField, words: string): RequesterReading {
  return { kind: 'problem', field, words }
}
