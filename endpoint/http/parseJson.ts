import { badRequest, CouchError } from '../couchError.ts'
import type { Json } from '../json.ts'
import { MOST_NESTING } from './limits.ts'

const OPEN = new Set([0x5b, 0x7b])
const CLOSE = new Set([0x5d, 0x7d])
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** JSON from bytes that nobody vouches for: depth is checked before parsing, names and text after. */
export function parseJson(bytes: Buffer): Json {
  if (nestingOf(bytes) > MOST_NESTING) throw badRequest('The JSON is nested too deeply')
  let text: string
  let value: Json
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    value = JSON.parse(text) as Json
  } catch {
    throw badRequest('invalid UTF-8 JSON')
  }
  // An escape may spell what the plain text does not show.
  if (text.includes('__proto__') || text.includes('\\u')) checkDeeply(value)
  return value
}

function nestingOf(bytes: Buffer): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (isInString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (OPEN.has(byte)) deepest = Math.max(deepest, ++depth)
    else if (CLOSE.has(byte)) depth -= 1
  }
  return deepest
}

/** The store would lose a member named `__proto__`, and half a surrogate pair: better refused than altered. */
function checkDeeply(value: Json): void {
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw badRequest('invalid UTF-8 JSON')
  } else if (Array.isArray(value)) value.forEach((item: Json) => checkDeeply(item))
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '__proto__') throw new CouchError(400, 'doc_validation', 'Bad special document member: __proto__')
      checkDeeply(key)
      checkDeeply(member)
    }
  }
}
