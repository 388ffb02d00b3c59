import type { Json } from '../json.ts'
import { collate } from './collate.ts'
import type { ViewRow } from './viewIndex.ts'

export type Group = { readonly key: Json; readonly rows: readonly ViewRow[] }

/** Neighbours with the same first `level` parts of the key; level 0 puts all rows into one group. */
export function groupRows(rows: readonly ViewRow[], level: number): readonly Group[] {
  const groups: { key: Json; rows: ViewRow[] }[] = []
  for (const row of rows) {
    const key = groupKeyOf(row.key, level)
    const last = groups.at(-1)
    if (last !== undefined && collate(last.key, key) === 0) last.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  return groups
}

function groupKeyOf(key: Json, level: number): Json {
  if (level === 0) return null
  return Array.isArray(key) ? (key.slice(0, level) as readonly Json[]) : key
}
