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

/** To those who remove its data. */
const seenToWays: readonly Destination[] = outReasons.seenTo.map((reason) => ({
  value: reason,
  label: reason,
  taker: takers[reason],
  otherBarId: null,
}))

const lostWays: readonly Destination[] = outReasons.lost.map((reason) => ({
  value: reason,
  label: reason,
  taker: null,
  otherBarId: null,
}))

export type Leaving = {
  readonly otherBars: readonly Bar[]
  /** What came back goes to nobody but who removes its data. */
  readonly hasUsed: boolean
  /** What is on hold goes to no other bar: its hold stays behind, and it would be handed out there. */
  readonly hasHeld: boolean
  /** Several are not lost at once. */
  readonly canBeLost: boolean
}

export function destinationsOf({ otherBars, canBeLost, ...leaving }: Leaving): readonly Destination[] {
  const toBars = otherBars.map((bar) => ({
    value: `to-bar:${bar.barId}`,
    label: `To ${bar.name}`,
    taker: stockroomNameOf(bar),
    otherBarId: bar.barId,
  }))
  return [...seenToWays, ...(canBeLost ? lostWays : []), ...(whyToNoBar(leaving) === null ? toBars : [])]
}

/** Why no other bar is among the destinations, and the way out; null where they are. */
export function whyToNoBar({ hasUsed, hasHeld }: Pick<Leaving, 'hasUsed' | 'hasHeld'>): string | null {
  if (hasUsed) return 'What came back goes to no other bar before it is sanitised.'
  return hasHeld ? 'What is on hold goes to no other bar before it is released.' : null
}
