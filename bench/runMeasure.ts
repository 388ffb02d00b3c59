import type { Amount, Measure } from './measures/measure.ts'
import type { PeerName } from './peers/peerNames.ts'
import type { Stage } from './stage/openStage.ts'
import type { Samples } from './statistics/judgeRow.ts'

export type Measured = { readonly name: string; readonly rows: Readonly<Record<string, Samples>> }

/** Interleaved: in each run every peer once, in turn. */
export async function runMeasure(measure: Measure, stage: Stage, runs: number, amount: Amount): Promise<Measured> {
  const rows: Record<string, Partial<Record<PeerName, number[]>>> = {}
  const rig = await measure.prepare(stage, amount, runs)
  try {
    for (let run = 0; run < runs; run += 1)
      for (const peer of measure.peers) {
        const values = await rig.sample(peer)
        for (const [row, value] of Object.entries(values)) ((rows[row] ??= {})[peer] ??= []).push(value)
        console.log(`  ${measure.name} ${run + 1}/${runs} ${peer}: ${wordsOf(values)}`)
      }
  } finally {
    await rig.close()
  }
  return { name: measure.name, rows }
}

function wordsOf(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([row, value]) => `${row} ${value.toFixed(2)}`)
    .join(', ')
}
