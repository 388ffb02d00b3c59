import type { Swap } from '../swap/swap.ts'

/** All swaps of a period, by staff number too: the contract asks for somebody's earlier ones. */
export type SwapLedger = {
  readonly keep: (swap: Swap) => void
  readonly all: () => readonly Swap[]
  readonly ofStaff: (staffNumber: string) => readonly Swap[]
}

export function createSwapLedger(): SwapLedger {
  const swaps = new Map<string, Swap>()
  const idsOfStaff = new Map<string, Set<string>>()
  return {
    keep(swap) {
      swaps.set(swap.id, swap)
      if (swap.staffNumber === '') return
      const ids = idsOfStaff.get(swap.staffNumber) ?? new Set()
      idsOfStaff.set(swap.staffNumber, ids.add(swap.id))
    },
    all: () => [...swaps.values()],
    ofStaff: (staffNumber) => [...(idsOfStaff.get(staffNumber) ?? [])].flatMap((id) => swaps.get(id) ?? []),
  }
}
