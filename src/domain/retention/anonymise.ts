import { cameBack } from '../stock/cameBack.ts'
import type { Anonymised, ContentKind } from './anonymised.ts'

type Fields = Readonly<Record<string, unknown>>
/** `word` says that it was anonymised, and when; `around` is the object that the field stands in. */
type Replace = (value: unknown, word: string, around: Fields, record: Fields) => unknown

const worded: Replace = (value, word) => (typeof value === 'string' ? word : value)
const nothing: Replace = () => null

/** Where personal content stands, by the name of its field in whatever record or event, and what stands there afterwards. */
const personal: Readonly<Record<string, readonly [ContentKind, Replace]>> = {
  requester: ['requester', (value, word) => (isNobody(value) ? value : { kind: 'not-recorded', why: word })],
  staffNumber: ['requester', () => ''],
  shownAs: ['requester', nothing],
  reservation: ['requester', (value, word) => (isMade(value) ? { ...value, staffNumber: null, name: word } : value)],
  // Custody tells of stockrooms and places besides: only where somebody held the device.
  from: [
    'requester',
    (value, word, { device }, { why }) => holder(value, word, device === 'incoming' || why === cameBack),
  ],
  to: ['requester', (value, word, { device }) => holder(value, word, device === 'outgoing')],
  number: ['requester', worded],
  reference: ['requester', worded],
  text: ['words', worded],
  note: ['words', worded],
  what: ['words', worded],
  remark: ['words', worded],
  words: ['words', worded],
  comment: ['words', nothing],
  // What else has a `why` has it from a list, or moves a device by it.
  why: ['words', (value, word, { kind }) => (kind === 'corrected' || kind === 'declined' ? word : value)],
  strokes: ['signature', () => [[]]],
  personId: ['technician', nothing],
  technicianId: ['technician', nothing],
  toPersonId: ['technician', () => ''],
  verifiedBy: ['technician', worded],
  approver: ['technician', worded],
  decidedBy: ['technician', worded],
}

/**
 * The record without the kinds of content that `when` names: in their place stands that it was anonymised, and when. Done again
 * it changes nothing; with a later time it says that one. Times, outcome, reason, model, bar and the order of events, from which
 * figures and the whereabouts of devices are told, stay as they are.
 */
export function anonymise<T extends object>(record: T, when: Anonymised): T {
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside)
    return typeof value === 'object' && value !== null ? fieldsOf(value as Fields) : value
  }
  const fieldsOf = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        const [kind, replace] = (Object.hasOwn(personal, name) && personal[name]) || []
        const at = kind && when[kind]
        const word = `Anonymised on ${at?.slice(0, 10)}`
        return [name, at && replace ? replace(value, word, fields, record as Fields) : inside(value)]
      }),
    )
  return { ...fieldsOf(record as Fields), anonymised: when } as unknown as T
}

/** Nobody was named in the first place: the stated reason stays. */
function isNobody(value: unknown): boolean {
  const { kind, why } = Object(value) as { readonly kind?: unknown; readonly why?: unknown }
  return kind === 'not-recorded' && !String(why).startsWith('Anonymised')
}

function isMade(value: unknown): value is Fields {
  return 'until' in Object(value)
}

function holder(value: unknown, word: string, isSomebody: boolean): unknown {
  return isSomebody && !/^(Not recorded|A requester)/.test(String(value)) ? word : value
}
