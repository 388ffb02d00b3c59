import { swapReferenceOf } from '../../domain/swap/swapReferenceOf.ts'
import type { Swap } from '../../domain/swap/swap.ts'

/** What the receipt's QR code says: the record and its devices, and nobody's name or number. */
export function qrTextOf(swap: Swap): string {
  return [
    `Tech Bar swap ${swapReferenceOf(swap.id)}`,
    swap.id,
    `out ${swap.outgoing.assetTag}`,
    `in ${swap.incoming.assetTag}`,
    swap.swappedAt.slice(0, 10),
  ].join('\n')
}
