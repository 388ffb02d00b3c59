import { format, parseISO } from 'date-fns'
import type { Opening } from '../opening/opening.ts'
import { type DayPackItem, dayPackItems } from './attendance.ts'

/** What a tablet knows of itself and its bag before the crew leaves. Null: it cannot tell. */
export type DayPackFacts = {
  /** Today's, by the rota, with the name of its site. */
  readonly planned: (Pick<Opening, 'from' | 'to'> & { readonly place: string }) | null
  readonly devicesInStock: number
  /** Names of the models of which there is less than there is to be. */
  readonly lowModels: readonly string[]
  readonly termsText: string
  readonly unsent: number | null
  /** ISO 8601 of the last exchange with the centre in which nothing was left. */
  readonly lastSuccessAt: string | null
  readonly isUpdateWaiting: boolean
  readonly isInstalled: boolean
  readonly isStorageProtected: boolean
  readonly isStorageNearlyFull: boolean
  /** Centre minus tablet. */
  readonly clockOffsetMs: number | null
  readonly battery: { readonly level: number; readonly isCharging: boolean } | null
}

export type Readiness = 'ready' | 'missing' | 'not known'

const mostClockOffMs = 2 * 60_000
const enoughCharge = 0.5

/** One check before leaving the base. A shift on half a battery, a clock off by two minutes: both can still be put right here. */
export function dayPackOf(facts: DayPackFacts, now: Date): readonly (readonly [DayPackItem, Readiness])[] {
  return dayPackItems.map((item) => [item, readinessOf(item, facts, now)] as const)
}

function readinessOf(item: DayPackItem, facts: DayPackFacts, now: Date): Readiness {
  switch (item) {
    case 'rota':
      return readyIf(facts.planned !== null)
    case 'stock':
      return readyIf(facts.devicesInStock > 0 && facts.lowModels.length === 0)
    case 'terms':
      return readyIf(facts.termsText.trim() !== '')
    case 'records':
      return facts.unsent === null ? 'not known' : readyIf(facts.unsent === 0 && isOfToday(facts.lastSuccessAt, now))
    case 'app':
      return readyIf(facts.isInstalled && !facts.isUpdateWaiting)
    case 'storage':
      return readyIf(facts.isStorageProtected && !facts.isStorageNearlyFull)
    case 'clock':
      return facts.clockOffsetMs === null ? 'not known' : readyIf(Math.abs(facts.clockOffsetMs) <= mostClockOffMs)
    case 'battery':
      return facts.battery === null
        ? 'not known'
        : readyIf(facts.battery.isCharging || facts.battery.level >= enoughCharge)
  }
}

function readyIf(isReady: boolean): Readiness {
  return isReady ? 'ready' : 'missing'
}

function isOfToday(at: string | null, now: Date): boolean {
  return at !== null && format(parseISO(at), 'yyyy-MM-dd') === format(now, 'yyyy-MM-dd')
}
