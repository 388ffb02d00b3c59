import type { Measure, Row } from '../measures/measure.ts'
import type { PeerName } from '../peers/peerNames.ts'
import type { Measured } from '../runMeasure.ts'
import { judgeRow, ratioTo, type Samples } from '../statistics/judgeRow.ts'
import { type Spread, spreadOf } from '../statistics/spread.ts'

const heads = ['measure', 'unit', 'ours', 'peers', 'to raw', "to PouchDB's best", 'goal', 'verdict']

/** Medians, with the least and the most in brackets. */
export function resultTable(measures: readonly Measure[], measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ name, rows }) => {
    const plan: Readonly<Record<string, Row>> = measures.find((measure) => measure.name === name)?.rows ?? {}
    return Object.entries(rows).flatMap(([row, samples]) => {
      const described = plan[row]
      return described === undefined ? [] : [cellsOf(described, samples)]
    })
  })
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cellsOf({ title, unit, goals }: Row, samples: Samples): string[] {
  const others = (Object.keys(samples) as PeerName[]).filter((name) => name !== 'tech-bar')
  const verdicts = judgeRow(samples, goals)
  return [
    title,
    unit,
    spreadWords(spreadOf(samples['tech-bar'] ?? [])),
    others.map((name) => `${name} ${spreadWords(spreadOf(samples[name] ?? []))}`).join('<br>'),
    ratioWords(ratioTo(samples, 'raw')),
    ratioWords(ratioTo(samples, 'pouchdb')),
    verdicts.map(({ words }) => words).join('<br>'),
    verdicts.map(({ isMet, reached }) => `${isMet ? 'met' : '**missed**'} (${rounded(reached)})`).join('<br>'),
  ]
}

function spreadWords({ median, min, max }: Spread): string {
  return `${rounded(median)} (${rounded(min)}-${rounded(max)})`
}

function ratioWords(ratio: Spread | null): string {
  return ratio === null ? '' : spreadWords(ratio)
}

function rounded(value: number): string {
  if (value !== 0 && Math.abs(value) < 10) return String(Math.round(value * 100) / 100)
  return String(Math.round(value))
}
