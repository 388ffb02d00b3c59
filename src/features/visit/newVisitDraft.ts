import * as v from 'valibot'
import type { TypedRequester } from '../../domain/requester/requesterFrom.ts'

export const typedRequesterFields = {
  kind: v.picklist(['staff', 'guest']),
  staffNumber: v.string(),
  name: v.string(),
  guestName: v.string(),
  why: v.string(),
} as const

const schema = v.object({
  ...typedRequesterFields,
  service: v.picklist(['starts now', 'waits']),
})

/** The form of a new visit; the reason is not in it, because tapping one finishes the form. */
export type NewVisitDraft = TypedRequester & { readonly service: 'starts now' | 'waits' }

/** `why` empty: nobody chose yet, and the catalogue's first reason stands. */
export function newVisitDraft(): NewVisitDraft {
  return { kind: 'staff', staffNumber: '', name: '', guestName: '', why: '', service: 'starts now' }
}

export function readNewVisitDraft(value: unknown): NewVisitDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

/** Whether a reload would disturb anybody. */
export function holdsAnswers(draft: NewVisitDraft): boolean {
  return `${draft.staffNumber}${draft.name}${draft.guestName}`.trim() !== ''
}
