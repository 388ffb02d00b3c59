import * as v from 'valibot'

const text = v.optional(v.string(), '')

const schema = v.object({
  assetTag: text,
  serial: text,
  modelId: v.optional(v.nullable(v.string()), null),
  why: v.optional(v.nullable(v.string()), null),
  tool: text,
  verifiedBy: text,
  certificate: text,
  note: text,
})

/** What is typed in the small forms of the stock and not yet recorded. */
export type StockDraft = Readonly<v.InferOutput<typeof schema>>

export function newStockDraft(): StockDraft {
  return { assetTag: '', serial: '', modelId: null, why: null, tool: '', verifiedBy: '', certificate: '', note: '' }
}

export function readStockDraft(value: unknown): StockDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsStockAnswers({ modelId, why, ...texts }: StockDraft): boolean {
  return modelId !== null || why !== null || Object.values(texts).join('').trim() !== ''
}
