import type { Bar } from '../../domain/bar/bar.ts'
import { outReasons } from '../../domain/stock/stockMovement.ts'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'

/** Where a device goes to that leaves the stockroom, other than to a requester. */
export type Destination = {
  /** What a draft keeps. */
  readonly value: string
  readonly label: string
  /** Who holds it then; null for what was lost. */
  readonly taker: string | null
  /** Null where it is no bar. */
  readonly otherBarId: string | null
}

const takers: Readonly<Record<(typeof outReasons.seenTo)[number], string>> = {
  'Back to the base': 'The base',
  'For repair': 'Repair',
  'For disposal': 'Disposal',
}

/** `hasUsed`: what came back goes to nobody but who removes its data. */
export function destinationsOf(otherBars: readonly Bar[], hasUsed: boolean): readonly Destination[] {
  return [
    ...outReasons.seenTo.map((reason) => ({
      value: reason,
      label: reason,
      taker: takers[reason],
      otherBarId: null,
    })),
    ...(hasUsed ? [] : otherBars).map((bar) => ({
      value: `to-bar:${bar.barId}`,
      label: `To ${bar.name}`,
      taker: stockroomNameOf(bar),
      otherBarId: bar.barId,
    })),
  ]
}

export const lostWays: readonly Destination[] = outReasons.lost.map((reason) => ({
  value: reason,
  label: reason,
  taker: null,
  otherBarId: null,
}))
