import type { Device } from '../device/device.ts'
import type { Swap } from '../swap/swap.ts'
import type { RandomSource } from './randomSource.ts'
import type { PlannedDay, ServicePlan, StaffedBar } from './servicePlan.ts'

/** One bar on one day, as those who work there see it. `stock` shrinks as devices are handed out. */
export type Counter = {
  readonly random: RandomSource
  readonly plan: ServicePlan
  readonly staffed: StaffedBar
  readonly day: PlannedDay
  readonly stock: Map<string, Device>
  /** All swaps so far of one staff number, at any bar. */
  readonly earlierSwapsOf: (staffNumber: string) => readonly Swap[]
}
