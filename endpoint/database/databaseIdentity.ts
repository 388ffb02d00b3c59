import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import type { RawStore } from '../store/rawStore.ts'
import { closedSecurity } from './security.ts'

const IDENTITY = '\u00fftechbar-meta\u00ffidentity'
const SECURITY = '\u00fftechbar-meta\u00ffsecurity'

export type DatabaseIdentity = {
  /** Part of every sequence: a sequence of another incarnation of this database starts from the beginning. */
  readonly tag: string
  /** Seconds since 1970, as text: `instance_start_time`. */
  readonly createdAt: string
}

export async function readIdentity(
  raw: RawStore,
): Promise<{ readonly identity: DatabaseIdentity; readonly isNew: boolean }> {
  const text = await raw.get(IDENTITY)
  if (text !== undefined) return { identity: JSON.parse(text) as DatabaseIdentity, isNew: false }
  const identity = { tag: randomBytes(8).toString('hex'), createdAt: String(Math.floor(Date.now() / 1000)) }
  await raw.put(IDENTITY, JSON.stringify(identity))
  return { identity, isNew: true }
}

export async function readSecurity(raw: RawStore): Promise<JsonObject> {
  const text = await raw.get(SECURITY)
  return text === undefined ? closedSecurity : (JSON.parse(text) as JsonObject)
}

export async function writeSecurity(raw: RawStore, security: JsonObject): Promise<void> {
  await raw.put(SECURITY, JSON.stringify(security))
}
