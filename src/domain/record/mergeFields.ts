import { canonicalJson } from './canonicalJson.ts'
import type { EventStamp } from './eventStamp.ts'
import { sameValue } from './sameValue.ts'
import { uniteEvents } from './uniteEvents.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Three-way merge of plain fields, also of those that this version of the app does not know.
 * - Changed on one side only: that side's value.
 * - Changed on both sides to the same: that value.
 * - Lists of stamped entries, changed on both sides: united, as events are.
 * - Else, changed on both sides to different values: the greater in the order of their JSON, so that all tablets agree.
 * `base` null means that the common past is unknown: a field that only one side has is kept.
 */
export function mergeFields(base: Fields | null, mine: Fields, theirs: Fields): Fields {
  const merged: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeField(base?.[name], mine[name], theirs[name], base !== null)
    if (value !== undefined) merged[name] = value
  }
  return merged
}

function mergeField(base: unknown, mine: unknown, theirs: unknown, pastIsKnown: boolean): unknown {
  if (sameValue(mine, theirs)) return theirs
  if (pastIsKnown && sameValue(mine, base)) return theirs
  if (pastIsKnown && sameValue(theirs, base)) return mine
  if (mine === undefined) return theirs
  if (theirs === undefined) return mine
  if (isStampedList(mine) && isStampedList(theirs)) return [...uniteEvents(mine, theirs)]
  return canonicalJson(mine) > canonicalJson(theirs) ? mine : theirs
}

function isStampedList(value: unknown): value is readonly EventStamp[] {
  return Array.isArray(value) && value.every(isStamped)
}

function isStamped(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  const { id, seq, at, tabletId } = entry as Partial<Record<keyof EventStamp, unknown>>
  return typeof id === 'string' && typeof seq === 'number' && typeof at === 'string' && typeof tabletId === 'string'
}
