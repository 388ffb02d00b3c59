import type { Goal } from '../measures/measure.ts'
import type { PeerName } from '../peers/peerNames.ts'
import { medianOf, ratioOf, type Spread } from './spread.ts'

export type Samples = Readonly<Partial<Record<PeerName, readonly number[]>>>

export type Verdict = { readonly words: string; readonly isMet: boolean; readonly reached: number }

/** What was reached of each goal. */
export function judgeRow(samples: Samples, goals: readonly Goal[]): readonly Verdict[] {
  const ours = samples['tech-bar'] ?? []
  return goals.map((goal) => {
    if (goal.kind === 'at most') {
      const reached = medianOf(ours)
      return { words: `at most ${goal.value}`, isMet: reached <= goal.value, reached }
    }
    const reached = ratioTo(samples, goal.to)?.median ?? Number.NaN
    const words = `at most ${round(goal.most)}x ${goal.to === 'pouchdb' ? "PouchDB's best" : goal.to}`
    return { words, isMet: reached <= goal.most, reached }
  })
}

/** Null where that peer was not measured. */
export function ratioTo(samples: Samples, to: PeerName | 'pouchdb'): Spread | null {
  const peer = to === 'pouchdb' ? bestOfPouchDb(samples) : to
  const theirs = peer === null ? undefined : samples[peer]
  return theirs === undefined || samples['tech-bar'] === undefined ? null : ratioOf(samples['tech-bar'], theirs)
}

/** Its own settings only: made strict, it is there for the comparison at equal durability. */
export function bestOfPouchDb(samples: Samples): PeerName | null {
  const own = (['pouchdb-idb', 'pouchdb-indexeddb'] as const).filter((name) => samples[name] !== undefined)
  return own.toSorted((a, b) => medianOf(samples[a] ?? []) - medianOf(samples[b] ?? []))[0] ?? null
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}
