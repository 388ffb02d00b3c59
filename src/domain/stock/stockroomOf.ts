import type { Device } from '../device/device.ts'
import type { EventStamp } from '../record/eventStamp.ts'
import { correctedTimeOf } from '../record/orderEvents.ts'
import { isStanding } from '../swap/swapMatterOf.ts'
import type { Swap } from '../swap/swap.ts'
import { loansOf } from '../visit/loansOf.ts'
import type { Visit } from '../visit/visit.ts'
import type { StockMovement } from './stockMovement.ts'

type Step = { readonly moved: EventStamp; readonly assetTag: string; readonly comes: Device | null }

/**
 * What a stockroom can hand out: the fold, in the order of corrected time, of its movements, of the swaps that issued from
 * it and of the visits that closed with a loaner. A device that came in by a swap is not among them: it is faulty, and
 * not sanitised. Of `visits` only those that issued a loaner matter.
 */
export function stockroomOf(
  movements: readonly StockMovement[],
  swaps: readonly Swap[],
  visits: readonly Visit[],
): readonly Device[] {
  const steps = [
    ...movements.map((movement) => stepOf(movement)),
    ...swaps.flatMap((swap) => issuesOf(swap)),
    ...visits.flatMap((visit) => loansOf(visit).map(({ loaner, ...moved }) => out(moved, loaner.assetTag))),
  ]
  const held = new Map<string, Device>()
  for (const { assetTag, comes } of steps.toSorted(byTime)) {
    if (comes === null) held.delete(assetTag)
    else held.set(assetTag, comes)
  }
  return [...held.values()].toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
}

function stepOf({ moved, device, direction }: StockMovement): Step {
  return { moved, assetTag: device.assetTag, comes: direction === 'in' ? device : null }
}

function issuesOf(swap: Swap): readonly Step[] {
  const issue = swap.events.find(({ kind }) => kind === 'swapped')
  return issue !== undefined && isStanding(swap) ? [out(issue, swap.outgoing.assetTag)] : []
}

function out(moved: EventStamp, assetTag: string): Step {
  return { moved, assetTag, comes: null }
}

function byTime(a: Step, b: Step): number {
  return correctedTimeOf(a.moved) - correctedTimeOf(b.moved) || (a.moved.id < b.moved.id ? -1 : 1)
}
