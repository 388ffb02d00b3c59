import * as v from 'valibot'

const schema = v.object({
  version: v.literal(1),
  /** Given at the start, so that handing out twice makes one record. */
  kitIssueId: v.string(),
  kitId: v.nullable(v.string()),
  tags: v.array(v.string()),
  acceptance: v.nullable(v.picklist(['signed', 'declined'])),
  /** What `SignaturePad` drew. */
  strokes: v.array(v.array(v.number())),
  /** A signature counts for these devices and these terms, and for nothing else. */
  signedFor: v.nullable(v.object({ tags: v.string(), termsVersion: v.number() })),
  declineWhy: v.string(),
})

/** A kit that is not handed out yet, as it was typed. */
export type KitDraft = Readonly<v.InferOutput<typeof schema>>

export function newKitDraft(kitIssueId: string, kitId: string | null): KitDraft {
  const unsigned = { acceptance: null, strokes: [], signedFor: null, declineWhy: '' }
  return { version: 1, kitIssueId, kitId, tags: [], ...unsigned }
}

/** Null for a draft of another shape, as a later app may have left it. */
export function readKitDraft(value: unknown): KitDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsKitAnswers(draft: KitDraft): boolean {
  return draft.tags.length > 0 || draft.acceptance !== null
}
