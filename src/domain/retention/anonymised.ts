import * as v from 'valibot'
import { instant } from '../record/eventStamp.ts'

/** The kinds of content that are kept for a time of their own. */
export const contentKinds = ['requester', 'words', 'signature', 'technician'] as const
export type ContentKind = (typeof contentKinds)[number]

/** Since when a record is without which content; missing: it has it still. Only the centre writes it first. */
export const anonymisedSchema = v.looseObject({
  requester: v.optional(instant),
  words: v.optional(instant),
  signature: v.optional(instant),
  technician: v.optional(instant),
})

export type Anonymised = Readonly<v.InferOutput<typeof anonymisedSchema>>

/** Both, each kind with its later time. */
export function uniteAnonymised(a: Anonymised | undefined, b: Anonymised | undefined): Anonymised | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const later = contentKinds.filter((kind) => (b[kind] ?? '') > (a[kind] ?? ''))
  return { ...b, ...a, ...Object.fromEntries(later.map((kind) => [kind, b[kind]])) }
}
