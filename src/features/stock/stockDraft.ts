import * as v from 'valibot'
import { sanitisationMethods } from '../../domain/stock/stockMovement.ts'
import { custodyMethods } from '../../domain/stock/custody.ts'
import { conditions } from '../../domain/swap/swap.ts'

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
  method: v.optional(v.nullable(v.picklist(sanitisationMethods)), null),
  result: v.optional(v.nullable(v.picklist(['passed', 'failed'])), null),
  carriedBy: v.optional(v.nullable(v.picklist(custodyMethods)), null),
  seal: text,
  staffNumber: text,
  name: text,
  untilDay: text,
  untilMonth: text,
  untilYear: text,
  condition: v.optional(v.nullable(v.picklist(conditions)), null),
})

/** What is typed in one of the small forms of the stock and not yet recorded. */
export type StockDraft = Readonly<v.InferOutput<typeof schema>>

export function newStockDraft(): StockDraft {
  return v.parse(schema, {})
}

export function readStockDraft(value: unknown): StockDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsStockAnswers(draft: StockDraft): boolean {
  return Object.values(draft).some((answer) => answer !== null && answer.trim() !== '')
}
