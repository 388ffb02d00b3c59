import { canonicalJson } from '../record/canonicalJson.ts'
import type { Stamp } from '../record/eventStamp.ts'
import type { AuditEntry, AuditHappening } from './audit.ts'

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Digest = (text: string) => Promise<string>

/** The place of an entry in a chain. */
export type ChainLink = { readonly seq: number; readonly checksum: string }

/** The next entry after `before`; the first of a chain, where there is none. */
export async function sealEntry(
  happening: AuditHappening,
  stamp: Stamp,
  before: ChainLink | null,
  digest: Digest,
): Promise<AuditEntry> {
  const told = { ...stamp, ...happening, seq: (before?.seq ?? 0) + 1, previous: before?.checksum ?? null }
  return { ...told, checksum: await checksumOf(told, digest) }
}

/** Over everything that an entry says but its own checksum, fields too that this version of the app does not know. */
export function checksumOf(entry: Readonly<Record<string, unknown>>, digest: Digest): Promise<string> {
  const { checksum: _own, ...told } = entry
  return digest(canonicalJson(told))
}
