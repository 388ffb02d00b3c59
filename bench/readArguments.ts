import { parseArgs } from 'node:util'
import type { Amount } from './measures/measure.ts'

export type BenchArguments = {
  /** Null: all. */
  readonly only: readonly string[] | null
  readonly runs: number
  readonly amount: Amount
}

/** `--only <measure>`, also several times; `--runs <n>`, 7 unless told otherwise; `--quick`: once, with little. */
export function readArguments(words: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', multiple: true },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  })
  const runs = Number(values.runs ?? (values.quick ? 1 : 7))
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is not a number of runs.`)
  return { only: values.only ?? null, runs, amount: values.quick ? 'quick' : 'full' }
}
