import type { Bar } from '../../domain/bar/bar.ts'
import { type Custody, custodyMethods } from '../../domain/stock/custody.ts'
import { outReasons } from '../../domain/stock/stockMovement.ts'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'

/** Where a device goes to that leaves the stockroom, other than to a requester. */
export type Destination = {
  /** What a draft keeps. */
  readonly value: string
  readonly label: string
  /** Null where it is no bar. */
  readonly otherBarId: string | null
  /** Nobody takes over what was lost. */
  readonly isHandedOver: boolean
}

const toBar = 'to-bar:'

/** `hasUsed`: what came back goes to nobody but who removes its data. */
export function destinationsOf(otherBars: readonly Bar[], hasUsed: boolean): readonly Destination[] {
  return [
    ...outReasons.seenTo.map((reason) => destination(reason, reason)),
    ...(hasUsed ? [] : otherBars).map(({ barId, name }) => ({
      ...destination(`${toBar}${barId}`, `To ${name}`),
      otherBarId: barId,
    })),
  ]
}

export const lostWays: readonly Destination[] = outReasons.lost.map((reason) => ({
  ...destination(reason, reason),
  isHandedOver: false,
}))

function destination(value: string, label: string): Destination {
  return { value, label, otherBarId: null, isHandedOver: true }
}

/** How it travels, as far as it was told. */
export type TypedWay = {
  readonly why: string | null
  readonly carriedBy: Custody['method'] | null
  readonly seal: string
}

export type WayProblems = { readonly why?: string; readonly carriedBy?: string; readonly seal?: string }

const longestSeal = 40

export const carryWords: Readonly<Record<Custody['method'], string>> = {
  'in person': 'In person',
  'sealed bag': 'Sealed bag',
  courier: 'Courier',
}

export const carryChoices = custodyMethods.map((method) => ({ value: method, label: carryWords[method] }))

export function problemsOfWay({ carriedBy, seal }: TypedWay, chosen: Destination | null): WayProblems {
  const isAsked = chosen?.isHandedOver === true
  return {
    ...(chosen === null ? { why: 'Choose where it goes' } : {}),
    ...(isAsked && carriedBy === null ? { carriedBy: 'Choose how it travels' } : {}),
    ...(isAsked && carriedBy === 'sealed bag' && seal.trim() === '' ? { seal: 'Enter the number of the seal' } : {}),
    ...problemsOfSeal({ seal }),
  }
}

/** From this bar's stockroom to where it goes; null for what nobody takes over. */
export function custodyOut(bar: Pick<Bar, 'name'>, { carriedBy, seal }: TypedWay, to: Destination): Custody | null {
  if (!to.isHandedOver || carriedBy === null) return null
  return { from: stockroomNameOf(bar), to: takerWords(to), method: carriedBy, seal: seal.trim() || null }
}

/** From where it comes into this bar's stockroom; null where nobody told how. */
export function custodyIn(bar: Pick<Bar, 'name'>, { carriedBy, seal }: TypedWay, from: string): Custody | null {
  if (carriedBy === null) return null
  return { from, to: stockroomNameOf(bar), method: carriedBy, seal: seal.trim() || null }
}

export function problemsOfSeal({ seal }: Pick<TypedWay, 'seal'>): Pick<WayProblems, 'seal'> {
  return seal.trim().length > longestSeal ? { seal: `Use at most ${longestSeal} characters` } : {}
}

function takerWords({ label, otherBarId }: Destination): string {
  return otherBarId === null ? label : `Stockroom of ${label.slice('To '.length)}`
}
