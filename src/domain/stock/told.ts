import type { KitIssue } from '../kit/kitIssue.ts'
import type { Swap } from '../swap/swap.ts'
import type { Visit } from '../visit/visit.ts'
import type { VisitEventOf } from '../visit/visitEvent.ts'
import type { StockMovement } from './stockMovement.ts'

/** What a record says that happened to one device. */
export type Told =
  | { readonly kind: 'moved'; readonly movement: StockMovement }
  | { readonly kind: 'seen' }
  | { readonly kind: 'missed'; readonly why: string }
  | { readonly kind: 'found'; readonly why: string }
  /** The new device of a swap. */
  | { readonly kind: 'issued'; readonly swap: Swap }
  | { readonly kind: 'in a kit'; readonly kit: KitIssue }
  /** The old device of a swap, at the swap: here, promised, or gone. */
  | { readonly kind: 'replaced'; readonly swap: Swap }
  /** The old device of a swap, when it came later. */
  | { readonly kind: 'old device in'; readonly swap: Swap }
  | { readonly kind: 'lent'; readonly visit: Visit; readonly dueOn: string }
  | { readonly kind: 'loaner back'; readonly visit: Visit; readonly back: VisitEventOf<'loaner back'> }
