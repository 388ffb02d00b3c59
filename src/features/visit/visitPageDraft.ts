import * as v from 'valibot'
import { typedRequesterFields } from './newVisitDraft.ts'

const schema = v.object({
  /** Null while nobody puts it right. */
  who: v.nullable(v.object(typedRequesterFields)),
  note: v.string(),
  assetTag: v.string(),
  number: v.string(),
  system: v.picklist(['incident', 'request']),
  loanerTag: v.string(),
  loanerDueOn: v.object({ day: v.string(), month: v.string(), year: v.string() }),
  /** Missing in what an older app kept. */
  correctionWhy: v.optional(v.string(), ''),
  promise: v.optional(v.string(), ''),
})

/** What is typed on the page of one visit and not yet added to it, in all its small forms. */
export type VisitPageDraft = Readonly<v.InferOutput<typeof schema>>

export function newVisitPageDraft(): VisitPageDraft {
  return {
    who: null,
    note: '',
    assetTag: '',
    number: '',
    system: 'incident',
    loanerTag: '',
    loanerDueOn: { day: '', month: '', year: '' },
    correctionWhy: '',
    promise: '',
  }
}

export function readVisitPageDraft(value: unknown): VisitPageDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsVisitAnswers(draft: VisitPageDraft): boolean {
  const { day, month, year } = draft.loanerDueOn
  if (draft.who !== null) return true
  const { note, assetTag, number, loanerTag, correctionWhy, promise } = draft
  return [note, assetTag, number, loanerTag, correctionWhy, promise, day, month, year].join('').trim() !== ''
}
