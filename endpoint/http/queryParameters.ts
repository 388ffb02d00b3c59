import { badRequest, CouchError } from '../couchError.ts'
import type { Json } from '../json.ts'
import { parseJson } from './parseJson.ts'

export function integerParameter(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^-?\d+$/.test(text)) throw parseFailure(`Invalid value for integer: "${text}"`)
  const value = Number(text)
  if (value < 0) throw parseFailure(`Invalid value for positive integer: "${text}"`)
  return Math.min(value, Number.MAX_SAFE_INTEGER)
}

export function booleanParameter(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const text = query.get(name)
  if (text === null) return fallback
  if (text === 'true') return true
  if (text === 'false') return false
  throw parseFailure(`Invalid boolean parameter: "${text}"`)
}

export function jsonParameter(query: URLSearchParams, name: string): Json | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  try {
    return parseJson(Buffer.from(text))
  } catch {
    throw badRequest(`invalid UTF-8 JSON`)
  }
}

export function parseFailure(reason: string): CouchError {
  return new CouchError(400, 'query_parse_error', reason)
}
