import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { Measured } from '../runMeasure.ts'
import { type MachineFacts, machineFactsSchema } from './machineFacts.ts'

/** One measure as it is kept: with what it was measured on, since each can be made anew alone. */
export type KeptMeasure = Measured & { readonly runs: number; readonly facts: MachineFacts }

const samples = v.record(v.string(), v.array(v.number()))
const keptSchema = v.object({
  measures: v.array(
    v.object({
      name: v.string(),
      runs: v.number(),
      facts: machineFactsSchema,
      rows: v.array(v.looseObject({ row: v.string(), samples })),
    }),
  ),
})

/** What an earlier run kept; nothing before the first one. */
export async function readKeptResults(file: string): Promise<readonly KeptMeasure[]> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return []
  return v.parse(keptSchema, JSON.parse(text)).measures.map(({ name, runs, facts, rows }) => ({
    name,
    runs,
    facts,
    rows: Object.fromEntries(rows.map(({ row, samples: values }) => [row, values])),
  }))
}

/** In the order of the table; of a measure that was made anew, the new one. */
export function withNewResults(
  kept: readonly KeptMeasure[],
  made: readonly KeptMeasure[],
  order: readonly string[],
): readonly KeptMeasure[] {
  return order.flatMap((name) => {
    const found = [...made, ...kept].find((measure) => measure.name === name)
    return found === undefined ? [] : [found]
  })
}
