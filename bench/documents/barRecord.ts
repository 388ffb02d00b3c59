import type { Swap } from '../../src/domain/swap/swap.ts'
import type { Tap } from '../../src/domain/tap/tap.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'

/** What every contender stores and sends alike: the product's own records, without what any store keeps beside them. */
export type BarRecord = Visit | Swap | Tap
