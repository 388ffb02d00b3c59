import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Amount, Measure } from '../measures/measure.ts'
import type { Measured } from '../runMeasure.ts'
import { judgeRow } from '../statistics/judgeRow.ts'
import { spreadOf } from '../statistics/spread.ts'
import { type KeptMeasure, readKeptResults, withNewResults } from './keptResults.ts'
import { machineFacts } from './machineFacts.ts'
import { resultTable } from './resultTable.ts'

const folder = join(import.meta.dirname, '..', 'results')
/** A measure of fewer runs is not evidence. */
const fewestRunsKept = 7

export type RunFacts = { readonly runs: number; readonly amount: Amount }

/**
 * Prints the table of what was measured. Full measures of seven runs are kept in `results`, each in the place of the one
 * before, with all samples and what they were measured on; anything less goes to `partial`.
 */
export async function writeResults(
  measures: readonly Measure[],
  measured: readonly Measured[],
  { runs, amount }: RunFacts,
): Promise<void> {
  const facts = await machineFacts()
  const isKept = amount === 'full' && runs >= fewestRunsKept
  const name = isKept ? 'results' : 'partial'
  const file = join(folder, `${name}.json`)
  const order = measures.map((measure) => measure.name)
  const made = measured.map((one) => ({ ...one, runs: runsOf(one), facts }))
  const all = withNewResults(isKept ? await readKeptResults(file) : [], made, order)
  await writeFile(file, `${JSON.stringify({ measures: all.map((one) => detailsOf(measures, one)) }, null, 2)}\n`)
  const findings = await readFile(join(folder, '..', 'findings.md'), 'utf8')
  const words = [headOf(all, amount), resultTable(measures, all), findings]
  await writeFile(join(folder, `${name}.md`), words.join('\n\n'))
  console.log(`\n${resultTable(measures, made)}\n\nWritten to bench/results/${name}.md and ${name}.json`)
}

/** Fewer than were asked for where a run takes minutes. */
function runsOf({ rows }: Measured): number {
  return Object.values(rows)[0]?.['tech-bar']?.length ?? 0
}

function headOf(all: readonly KeptMeasure[], amount: Amount): string {
  const lines = all.map(({ name, runs, facts }) => {
    const { date, processor, cores, system, browser, node, product, code } = facts
    return `- ${name}: ${date}, ${runs} runs, version ${product} (${code}), ${processor}, ${cores} cores, ${system}, ${browser}, Node ${node}`
  })
  return [
    '# Results',
    'Medians, least and most in brackets; interleaved, ratios run by run. How each is made fair: `bench/README.md`.',
    ...(amount === 'quick' ? ['Quick: these numbers say nothing.'] : []),
    `What was measured when, and on what:\n\n${lines.join('\n')}`,
  ].join('\n\n')
}

function detailsOf(measures: readonly Measure[], { name, runs, facts, rows }: KeptMeasure) {
  const plan = measures.find((measure) => measure.name === name)
  const details = Object.entries(rows).map(([row, samples]) => ({
    row,
    ...plan?.rows[row],
    samples,
    spreads: Object.fromEntries(Object.entries(samples).map(([peer, values]) => [peer, spreadOf(values)])),
    verdicts: judgeRow(samples, plan?.rows[row]?.goals ?? []),
  }))
  return { name, runs, facts, rows: details }
}
