import type { Bar } from '../bar/bar.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Opening } from '../opening/opening.ts'
import type { ServiceRates } from './serviceRates.ts'

/** A tablet at work. `clockOffsetMs` is server minus tablet: what its clock is wrong by. */
export type WorkingTablet = {
  readonly tabletId: string
  readonly installId: string
  readonly letter: string
  readonly clockOffsetMs: number
}

/** A bar with its people and tablets; `stockTarget` is what its stockroom is filled up to. */
export type StaffedBar = {
  readonly bar: Bar
  readonly technicianIds: readonly string[]
  readonly tablets: readonly WorkingTablet[]
  readonly stockTarget: number
}

/** One day at one bar. The opening's clock times are local; `opensAt` and `closesAt` are the same two moments. */
export type PlannedDay = {
  readonly opening: Opening
  readonly opensAt: Date
  readonly closesAt: Date
  /** About how many people come. */
  readonly visits: number
}

export type ServicePlan = {
  readonly seed: string
  readonly catalogue: Catalogue
  readonly rates: ServiceRates
  readonly bars: readonly StaffedBar[]
  readonly days: readonly PlannedDay[]
}
