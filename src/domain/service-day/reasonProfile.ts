import type { Model, Reason } from '../catalogue/catalogue.ts'
import type { Outcome } from '../visit/visitEvent.ts'

/** What the generator needs to know of a reason beyond the catalogue. All numbers are assumptions. */
export type ReasonProfile = {
  /** How often it comes, against the others. */
  readonly weight: number
  readonly deviceClass: Model['deviceClass'] | null
  /** Of the incidents put right, those that took a swap. */
  readonly swapped: number
  /** Median of the service time. */
  readonly minutes: number
  /** How a request ends; incidents end by the rates. */
  readonly requestOutcome: Extract<Outcome, 'advice' | 'collected' | 'loaner issued'>
}

const byKind: Readonly<Record<Reason['kind'], ReasonProfile>> = {
  incident: { weight: 5, deviceClass: null, swapped: 0, minutes: 12, requestOutcome: 'advice' },
  request: { weight: 3, deviceClass: null, swapped: 0, minutes: 8, requestOutcome: 'advice' },
}

const byReason: Readonly<Record<string, Partial<ReasonProfile>>> = {
  'laptop-fault': { weight: 16, deviceClass: 'laptop', swapped: 0.34, minutes: 18 },
  'laptop-slow': { weight: 9, deviceClass: 'laptop', swapped: 0.06, minutes: 16 },
  'phone-fault': { weight: 12, deviceClass: 'phone', swapped: 0.3, minutes: 13 },
  'tablet-fault': { weight: 6, deviceClass: 'tablet', swapped: 0.28, minutes: 13 },
  'screen-broken': { weight: 6, deviceClass: 'phone', swapped: 0.75, minutes: 14 },
  power: { weight: 7, deviceClass: 'accessory', swapped: 0.45, minutes: 7 },
  password: { weight: 14, minutes: 6 },
  network: { weight: 9, minutes: 11 },
  'email-app': { weight: 8, minutes: 10 },
  printing: { weight: 4, minutes: 9 },
  accessory: { weight: 5, deviceClass: 'accessory', minutes: 4, requestOutcome: 'collected' },
  collection: { weight: 4, minutes: 6, requestOutcome: 'collected' },
  loaner: { weight: 2, deviceClass: 'laptop', minutes: 9, requestOutcome: 'loaner issued' },
  'how-to': { weight: 6, minutes: 8, requestOutcome: 'advice' },
}

/** A reason that is not known here gets what is usual for its kind. */
export function profileOf(reason: Reason): ReasonProfile {
  return { ...byKind[reason.kind], ...byReason[reason.id] }
}
