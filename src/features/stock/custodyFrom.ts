import type { Bar } from '../../domain/bar/bar.ts'
import { type Custody, custodyMethods } from '../../domain/stock/custody.ts'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'
import type { Destination } from './destinationsOf.ts'

/** How a device travels, as far as it was told. */
export type TypedWay = {
  readonly why: string | null
  readonly carriedBy: Custody['method'] | null
  readonly seal: string
}

export type WayProblems = { readonly why?: string; readonly carriedBy?: string; readonly seal?: string }

export const carryWords: Readonly<Record<Custody['method'], string>> = {
  'in person': 'In person',
  'sealed bag': 'Sealed bag',
  courier: 'Courier',
}

export const carryChoices = custodyMethods.map((method) => ({ value: method, label: carryWords[method] }))

const longestSeal = 40

export function problemsOfWay({ carriedBy, seal }: TypedWay, chosen: Destination | null): WayProblems {
  const isTakenOver = chosen !== null && chosen.taker !== null
  return {
    ...(chosen === null ? { why: 'Choose where it goes' } : {}),
    ...(isTakenOver && carriedBy === null ? { carriedBy: 'Choose how it travels' } : {}),
    ...(isTakenOver && carriedBy === 'sealed bag' && seal.trim() === ''
      ? { seal: 'Enter the number of the seal' }
      : {}),
    ...problemsOfSeal({ seal }),
  }
}

export function problemsOfSeal({ seal }: Pick<TypedWay, 'seal'>): Pick<WayProblems, 'seal'> {
  return seal.trim().length > longestSeal ? { seal: `Use at most ${longestSeal} characters` } : {}
}

/** From this bar's stockroom to who takes it over; null where nobody does. */
export function custodyOut(
  bar: Pick<Bar, 'name'>,
  { carriedBy, seal }: TypedWay,
  { taker }: Destination,
): Custody | null {
  if (taker === null || carriedBy === null) return null
  return { from: stockroomNameOf(bar), to: taker, method: carriedBy, seal: seal.trim() || null }
}

/** From where it comes into this bar's stockroom; null where nobody told how. */
export function custodyIn(bar: Pick<Bar, 'name'>, { carriedBy, seal }: TypedWay, from: string): Custody | null {
  if (carriedBy === null) return null
  return { from, to: stockroomNameOf(bar), method: carriedBy, seal: seal.trim() || null }
}
