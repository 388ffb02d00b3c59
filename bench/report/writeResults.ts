import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Amount, Measure } from '../measures/measure.ts'
import type { Measured } from '../runMeasure.ts'
import type { Stage } from '../stage/openStage.ts'
import { judgeRow } from '../statistics/judgeRow.ts'
import { spreadOf } from '../statistics/spread.ts'
import { machineFacts } from './machineFacts.ts'
import { resultTable } from './resultTable.ts'

const folder = join(import.meta.dirname, '..', 'results')

export type RunFacts = {
  readonly runs: number
  readonly amount: Amount
  /** Every measure was run. */
  readonly isComplete: boolean
  readonly stage: Stage
}

/** Prints the table, and keeps it with all samples: as `results` when complete and full, else as `partial`. */
export async function writeResults(
  measures: readonly Measure[],
  measured: readonly Measured[],
  { runs, amount, isComplete, stage }: RunFacts,
): Promise<void> {
  const facts = await machineFacts(stage.browserVersion())
  const table = resultTable(measures, measured)
  const name = isComplete && amount === 'full' ? 'results' : 'partial'
  const json = { ...facts, runs, amount, measures: measured.map((one) => detailsOf(measures, one)) }
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`)
  const findings = await readFile(join(folder, '..', 'findings.md'), 'utf8')
  await writeFile(join(folder, `${name}.md`), [titleOf(facts, runs, amount), table, findings].join('\n\n'))
  console.log(`\n${table}\n\nWritten to bench/results/${name}.md and ${name}.json`)
}

function titleOf(facts: Readonly<Record<string, unknown>>, runs: number, amount: Amount): string {
  const words = ['date', 'processor', 'cores', 'system', 'browser', 'node'].map(
    (name) => `${name} ${String(facts[name])}`,
  )
  return [
    '# Results',
    `${words.join(', ')}; peers ${JSON.stringify(facts['peers'])}; ${runs} runs, interleaved${amount === 'quick' ? ', quick: these numbers say nothing' : ''}.`,
    'Medians, least and most in brackets; ratios run by run. How each is made fair: `bench/README.md`.',
  ].join('\n\n')
}

function detailsOf(measures: readonly Measure[], { name, rows }: Measured) {
  const plan = measures.find((measure) => measure.name === name)
  const details = Object.entries(rows).map(([row, samples]) => ({
    row,
    ...plan?.rows[row],
    samples,
    spreads: Object.fromEntries(Object.entries(samples).map(([peer, values]) => [peer, spreadOf(values)])),
    verdicts: judgeRow(samples, plan?.rows[row]?.goals ?? []),
  }))
  return { name, rows: details }
}
