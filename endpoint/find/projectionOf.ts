import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { pathOf, valueAt } from './compileSelector.ts'

/** Only the named fields; a path makes the objects that lead to it. */
export function projectionOf(document: JsonObject, fields: readonly string[]): JsonObject {
  const projection: Record<string, Json> = {}
  for (const field of fields) {
    const path = pathOf(field)
    const value = valueAt(document, path)
    if (value !== undefined) place(projection, path, value)
  }
  return projection
}

function place(target: Record<string, Json>, [first = '', ...rest]: readonly string[], value: Json): void {
  if (first === '__proto__') return
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const before = Object.hasOwn(target, first) ? target[first] : undefined
  const next: Record<string, Json> = isJsonObject(before) ? { ...before } : {}
  place(next, rest, value)
  target[first] = next
}
