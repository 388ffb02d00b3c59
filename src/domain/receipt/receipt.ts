import * as v from 'valibot'

/** One record and the centre's revision of it. */
export type ReceiptLine = { readonly id: string; readonly rev: string }

/** Proof by count and checksum that the centre holds what a tablet wrote on one local day. */
export const receiptSchema = v.object({
  barId: v.string(),
  tabletId: v.string(),
  /** Local calendar day, `yyyy-MM-dd`. */
  day: v.string(),
  count: v.number(),
  /** SHA-256 of `textOfLines`, 64 hexadecimal digits: the centre's and the tablet's own, which were equal. */
  checksum: v.string(),
  /** When the centre answered, by this tablet's clock, ISO 8601. */
  at: v.string(),
})

export type Receipt = Readonly<v.InferOutput<typeof receiptSchema>>

/** What the checksum is made of: a line `id rev` for each record, sorted by id. */
export function textOfLines(lines: readonly ReceiptLine[]): string {
  return lines
    .map(({ id, rev }) => `${id} ${rev}`)
    .toSorted()
    .join('\n')
}
