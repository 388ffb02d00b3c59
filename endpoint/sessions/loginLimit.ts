import { CouchError } from '../couchError.ts'

/** As CouchDB's own lockout: per address and name. */
const THRESHOLD = 5
const LIFETIME_MILLISECONDS = 300_000
const MOST_KEPT = 10_000
/** Hashes at work or waiting; more at once is an attack, not a morning. */
const MOST_AT_ONCE = 64

export type LoginLimit = {
  /** Runs an attempt, which answers undefined when it failed, unless there were too many failures before it. */
  attempt<Value>(address: string, name: string, check: () => Promise<Value | undefined>): Promise<Value | undefined>
}

export function createLoginLimit(): LoginLimit {
  const failures = new Map<string, { readonly count: number; readonly since: number }>()
  let atWork = 0

  return {
    async attempt(address, name, check) {
      const key = `${address}\n${name}`
      const before = failures.get(key)
      const isFresh = before !== undefined && Date.now() - before.since < LIFETIME_MILLISECONDS
      const count = isFresh ? before.count : 0
      if (count >= THRESHOLD) {
        throw new CouchError(403, 'forbidden', 'Account is temporarily locked due to multiple authentication failures')
      }
      if (atWork >= MOST_AT_ONCE) throw new CouchError(429, 'too_many_requests', 'Too many sign-ins at once.')
      atWork += 1
      try {
        const account = await check()
        if (account === undefined) {
          if (failures.size >= MOST_KEPT) failures.clear()
          failures.set(key, { count: (failures.get(key)?.count ?? 0) + 1, since: isFresh ? before.since : Date.now() })
        } else failures.delete(key)
        return account
      } finally {
        atWork -= 1
      }
    },
  }
}
