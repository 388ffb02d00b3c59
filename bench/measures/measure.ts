import type { PeerName } from '../peers/peerNames.ts'
import type { Stage } from '../stage/openStage.ts'

export type Goal =
  /** Our median, in the row's unit. */
  | { readonly kind: 'at most'; readonly value: number }
  /** Our ratio, run by run, to the one of these with the lowest median; names may be `pouchdb`, for PouchDB's own settings. */
  | { readonly kind: 'ratio'; readonly most: number; readonly to: PeerName | 'pouchdb' }

export type Row = { readonly title: string; readonly unit: string; readonly goals: readonly Goal[] }

/** How much of everything: `quick` proves that a measure works. */
export type Amount = 'quick' | 'full'

export type Rig<Name extends string> = {
  /** One value per row, of one peer, once. */
  sample(peer: PeerName): Promise<Readonly<Record<Name, number>>>
  close(): Promise<void>
}

export type Measure<Name extends string = string> = {
  /** For `--only`. */
  readonly name: string
  readonly peers: readonly PeerName[]
  readonly rows: Readonly<Record<Name, Row>>
  /** Where a run takes minutes and its figure is steady. */
  readonly mostRuns?: number
  /** What is done once, before the first run. */
  prepare(stage: Stage, amount: Amount, runs: number): Promise<Rig<Name>>
}

export function atMost(value: number): Goal {
  return { kind: 'at most', value }
}

export function ratio(most: number, to: PeerName | 'pouchdb'): Goal {
  return { kind: 'ratio', most, to }
}
