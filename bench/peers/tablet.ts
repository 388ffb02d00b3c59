import type { Visit } from '../../src/domain/visit/visit.ts'
import type { BarRecord } from '../documents/barRecord.ts'

export type TabletPlan = {
  readonly databaseName: string
  readonly barId: string
  readonly account: { readonly name: string; readonly password: string }
}

/** One tablet's records as one contender keeps them, open in this page. Everything resolves when it is confirmed. */
export type Tablet = {
  add(visit: Visit): Promise<void>
  /** One event more to a stored visit: reads, changes, writes. */
  note(visitId: string): Promise<void>
  /** Many at once; `at rest`: the centre has them already. */
  fill(records: readonly BarRecord[], state: 'at rest' | 'to send'): Promise<void>
  /** Calls back with the open visits, first come first, now and after every change. */
  watchQueue(onQueue: (open: readonly Visit[]) => void): Promise<void>
  readonly exchange: Exchange
  close(): Promise<void>
}

export type Exchange = {
  /** Signs in and reads until `count` records of the bar are stored here. */
  pull(count: number): Promise<void>
  /** Signs in and sends until the centre has acknowledged everything and the store here knows it. */
  push(): Promise<void>
  /** Both ways, from now on. */
  follow(): Promise<void>
}

export type OpenTablet = (plan: TabletPlan) => Promise<Tablet>

export const batchSize = 1_000
