import type { Stamp } from '../record/eventStamp.ts'
import type { RandomSource } from './randomSource.ts'
import { seededId } from './seededId.ts'
import type { WorkingTablet } from './servicePlan.ts'

/** The stamp that `tablet` gives to what truly happened at `moment`: its own clock is off by its offset. */
export function stampOf(random: RandomSource, tablet: WorkingTablet, moment: Date, personId: string | null): Stamp {
  return {
    id: seededId(random, moment),
    at: new Date(moment.getTime() - tablet.clockOffsetMs).toISOString(),
    clockOffsetMs: tablet.clockOffsetMs,
    personId,
    tabletId: tablet.tabletId,
  }
}
