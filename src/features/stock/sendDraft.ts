import * as v from 'valibot'
import { custodyMethods } from '../../domain/stock/custody.ts'

const schema = v.object({
  /** Of the consignment: given before anything is written, so that what was interrupted goes on as the same one. */
  consignmentId: v.string(),
  chosen: v.array(v.string()),
  why: v.nullable(v.string()),
  carriedBy: v.nullable(v.picklist(custodyMethods)),
  seal: v.string(),
})

/** Several devices that are to go out together. */
export type SendDraft = Readonly<v.InferOutput<typeof schema>>

export function newSendDraft(consignmentId: string): SendDraft {
  return { consignmentId, chosen: [], why: null, carriedBy: null, seal: '' }
}

export function readSendDraft(value: unknown): SendDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsSending({ chosen, why }: SendDraft): boolean {
  return chosen.length > 0 || why !== null
}
