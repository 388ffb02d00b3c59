import { CouchError } from '../couchError.ts'
import type { Json } from '../json.ts'
import { functionFailure, type Functions } from '../sandbox/sandbox.ts'
import type { ViewRow } from './viewIndex.ts'

/** Values that one call of a design document's own reduce takes. */
const CHUNK = 1000

export function reduceRows(source: string, rows: readonly ViewRow[], functions: Functions): Json {
  const values = rows.map(({ value }) => value)
  if (source.startsWith('_sum')) return values.reduce(sumOf, 0)
  if (source.startsWith('_count')) return rows.length
  if (source.startsWith('_stats')) return statisticsOf(values)
  if (source.startsWith('_approx_count_distinct')) return new Set(rows.map(({ key }) => JSON.stringify(key))).size
  if (source.startsWith('_')) throw new CouchError(400, 'query_parse_error', `Unknown reduce function: ${source}`)
  return ownReduction(source, rows, functions)
}

function ownReduction(source: string, rows: readonly ViewRow[], functions: Functions): Json {
  const calls: (readonly Json[])[] = []
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    calls.push([chunk.map(({ key, id }) => [key, id]), chunk.map(({ value }) => value), false])
  }
  const partial = calls.map((call) => resultOf(functions, source, call))
  return partial.length === 1 ? (partial[0] ?? null) : resultOf(functions, source, [null, partial, true])
}

function resultOf(functions: Functions, source: string, call: readonly Json[]): Json {
  const [outcome] = functions.run(source, [call])
  if (outcome?.kind === 'done') return outcome.result
  throw functionFailure(outcome?.reason ?? 'no answer')
}

/** Numbers add up, and lists of numbers place by place. */
function sumOf(total: Json, value: Json): Json {
  if (typeof total === 'number' && typeof value === 'number') return total + value
  const [one, other] = [listOf(total), listOf(value)]
  return Array.from(
    { length: Math.max(one.length, other.length) },
    (_, index) => (one[index] ?? 0) + (other[index] ?? 0),
  )
}

function listOf(value: Json): readonly number[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value]
  return list.map((item) => numberOf(item, '_sum'))
}

function statisticsOf(values: readonly Json[]): Json {
  const numbers = values.map((value) => numberOf(value, '_stats'))
  return {
    sum: numbers.reduce((total, value) => total + value, 0),
    count: numbers.length,
    min: numbers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    max: numbers.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    sumsqr: numbers.reduce((total, value) => total + value * value, 0),
  }
}

function numberOf(value: Json, name: string): number {
  if (typeof value === 'number') return value
  throw new CouchError(500, 'builtin_reduce_error', `The ${name} function requires that map values be numbers`)
}
