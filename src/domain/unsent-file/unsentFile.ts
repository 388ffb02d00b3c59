import * as v from 'valibot'
import { canonicalJson } from '../record/canonicalJson.ts'
import { instant } from '../record/eventStamp.ts'

export const unsentFileFormat = 'tech-bar unsent records'
export const unsentFileVersion = 1

/**
 * A record as the tablet held it, with the centre's revision that it was built on and the centre's state there: the third
 * leg of a merge travels along.
 */
const entrySchema = v.looseObject({
  record: v.looseObject({ id: v.string(), type: v.string(), barId: v.string(), by: v.string(), updatedAt: v.string() }),
  rev: v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}-\w{1,64}$/))),
  base: v.nullable(v.record(v.string(), v.unknown())),
})

/** What a tablet could not send, of one bar, to be taken in on another tablet of that bar. */
export const unsentFileSchema = v.looseObject({
  format: v.literal(unsentFileFormat),
  version: v.literal(unsentFileVersion),
  installId: v.string(),
  letter: v.pipe(v.string(), v.maxLength(10)),
  barId: v.pipe(v.string(), v.maxLength(40)),
  madeAt: instant,
  records: v.array(entrySchema),
  /** SHA-256 over `textToSeal`, 64 hexadecimal digits. */
  sha256: v.string(),
})

export type UnsentFile = Readonly<v.InferOutput<typeof unsentFileSchema>>
export type UnsentEntry = UnsentFile['records'][number]

// Thousands of records at once would hold up a tap.
const sliceSize = 200

/** The canonical JSON of everything in the file but the seal itself, made in slices with a rest between. */
export async function textToSeal(
  file: Readonly<Record<string, unknown>> & { readonly records: readonly unknown[] },
  rest: () => Promise<void>,
): Promise<string> {
  const { sha256: _seal, records, ...content } = file
  const slices: string[] = []
  for (let start = 0; start < records.length; start += sliceSize) {
    slices.push(canonicalJson(records.slice(start, start + sliceSize)).slice(1, -1))
    await rest()
  }
  const fields = Object.entries(content).map(([name, value]) => [name, canonicalJson(value)] as const)
  return `{${[...fields, ['records', `[${slices.join(',')}]`] as const]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(',')}}`
}

/** `tech-bar-lambeth-popup-A-2026-11-24.json` */
export function nameOfUnsentFile({ barId, letter }: Pick<UnsentFile, 'barId' | 'letter'>, day: string): string {
  return `tech-bar-${barId}-${letter}-${day}.json`
}
