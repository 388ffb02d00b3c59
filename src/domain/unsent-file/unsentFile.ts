import * as v from 'valibot'
import { canonicalJson } from '../record/canonicalJson.ts'

export const unsentFileFormat = 'tech-bar unsent records'
export const unsentFileVersion = 1

/**
 * A record as the tablet held it, with the centre's revision that it was built on and the centre's state there: the third
 * leg of a merge travels along.
 */
const entrySchema = v.looseObject({
  record: v.looseObject({ id: v.string(), type: v.string(), barId: v.string(), by: v.string(), updatedAt: v.string() }),
  rev: v.nullable(v.string()),
  base: v.nullable(v.record(v.string(), v.unknown())),
})

/** What a tablet could not send, of one bar, to be taken in on another tablet of that bar. */
export const unsentFileSchema = v.looseObject({
  format: v.literal(unsentFileFormat),
  version: v.literal(unsentFileVersion),
  installId: v.string(),
  letter: v.string(),
  barId: v.string(),
  madeAt: v.string(),
  records: v.array(entrySchema),
  /** SHA-256 over `textToSeal`, 64 hexadecimal digits. */
  sha256: v.string(),
})

export type UnsentFile = Readonly<v.InferOutput<typeof unsentFileSchema>>
export type UnsentEntry = UnsentFile['records'][number]

/** The canonical JSON of everything in the file but the seal itself. */
export function textToSeal(file: Readonly<Record<string, unknown>>): string {
  const { sha256: _seal, ...content } = file
  return canonicalJson(content)
}

/** `tech-bar-lambeth-popup-A-2026-11-24.json` */
export function nameOfUnsentFile({ barId, letter }: Pick<UnsentFile, 'barId' | 'letter'>, day: string): string {
  return `tech-bar-${barId}-${letter}-${day}.json`
}
