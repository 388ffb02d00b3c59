import { cameBack } from '../stock/cameBack.ts'
import { type Anonymised, type ContentKind, contentKinds } from './anonymised.ts'

type Fields = Readonly<Record<string, unknown>>
/** `word` says that it was anonymised, and when; `around` is the object that the field stands in. */
type Replace = (value: unknown, word: string, around: Fields, record: Fields) => unknown

const worded: Replace = (value, word) => value && word
const nothing: Replace = () => null

/** Where each kind of content stands, by the name of its field in whatever record or event, and what stands there afterwards. */
const personal: Readonly<Record<ContentKind, Readonly<Record<string, Replace>>>> = {
  requester: {
    requester: (value, word) => (isNobody(value) ? value : { kind: 'not-recorded', why: word }),
    staffNumber: () => '',
    shownAs: nothing,
    reservation: (value, word) =>
      'until' in Object(value) ? { ...(value as Fields), staffNumber: null, name: word } : value,
    // A company or a person: nobody said which.
    disposition: (value, word) => ('by' in Object(value) ? { ...(value as Fields), by: word } : value),
    // Custody tells of stockrooms and places besides: only where somebody held the device.
    from: (value, word, { device }, { why }) =>
      device === 'incoming' || why === cameBack ? holder(value, word) : value,
    to: (value, word, { device }) => (device === 'outgoing' ? holder(value, word) : value),
    number: worded,
    reference: worded,
  },
  words: {
    text: worded,
    note: worded,
    what: worded,
    remark: worded,
    words: worded,
    comment: nothing,
    // What else has a `why` has it from a list, or moves a device by it.
    why: (value, word, { kind }) => (kind === 'corrected' || kind === 'declined' ? word : value),
  },
  signature: { strokes: () => [[]] },
  technician: {
    personId: nothing,
    technicianId: nothing,
    toPersonId: () => '',
    verifiedBy: worded,
    approver: worded,
    decidedBy: worded,
  },
}

/**
 * The record without the kinds of content that `when` names: in their place stands that it was anonymised, and when. Done again
 * it changes nothing; with a later time it says that one. Times, outcome, reason, model, bar and the order of events, from which
 * figures and the whereabouts of devices are told, stay as they are.
 */
export function anonymise<T extends object>(record: T, when: Anonymised): T {
  const rules = contentKinds.flatMap((kind) => {
    const at = when[kind]
    return at === undefined ? [] : Object.entries(personal[kind]).map(([name, replace]) => ({ name, replace, at }))
  })
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside)
    return typeof value === 'object' && value !== null ? fieldsOf(value as Fields) : value
  }
  const fieldsOf = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        const rule = rules.find((each) => each.name === name)
        if (rule === undefined) return [name, inside(value)]
        return [name, rule.replace(value, `Anonymised on ${rule.at.slice(0, 10)}`, fields, record as Fields)]
      }),
    )
  return { ...fieldsOf(record as Fields), anonymised: when } as unknown as T
}

/** Nobody was named in the first place: the stated reason stays. */
function isNobody(value: unknown): boolean {
  const { kind, why } = Object(value) as { readonly kind?: unknown; readonly why?: unknown }
  return kind === 'not-recorded' && !String(why).startsWith('Anonymised')
}

function holder(value: unknown, word: string): unknown {
  return /^(Not recorded|A requester)/.test(String(value)) ? value : word
}
