import { CouchError } from '../couchError.ts'
import type { Json } from '../json.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

export type PatternTest = (pattern: string) => (value: Json | undefined) => boolean

/** What makes matching take more than one look at each character. */
const REPETITION = /[*+?{]/

/**
 * A pattern without repetition is harmless. Any other runs where it can be stopped: a hostile one would hold the
 * server's own engine for ever.
 */
export function createPatternTest(sandbox: Sandbox): PatternTest {
  return (pattern) => {
    const plain = compiled(pattern)
    if (!REPETITION.test(pattern)) return (value) => typeof value === 'string' && plain.test(value)
    const known = new Map<string, boolean>()
    return (value) => {
      if (typeof value !== 'string') return false
      const matches = known.get(value) ?? sandbox.matches(pattern, value)
      known.set(value, matches)
      return matches
    }
  }
}

function compiled(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    throw new CouchError(400, 'bad_arg', 'Bad argument for operator $regex')
  }
}
