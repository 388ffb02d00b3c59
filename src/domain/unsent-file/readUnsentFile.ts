import * as v from 'valibot'
import { textToSeal, type UnsentEntry, type UnsentFile, unsentFileFormat, unsentFileSchema } from './unsentFile.ts'

export type FileReading =
  | { readonly kind: 'readable'; readonly file: UnsentFile }
  /** `reason` is a sentence or two, to be shown as it stands. */
  | { readonly kind: 'refused'; readonly reason: string }

export type FileRule = {
  /** The bar of the tablet that takes the file in. */
  readonly barId: string
  readonly sha256: (text: string) => Promise<string>
  /** Between two slices of a long file. */
  readonly rest: () => Promise<void>
  /** Whether this app can merge and show such a record, and what it was built on. */
  readonly isReadable: (entry: UnsentEntry) => boolean
}

const header = v.looseObject({ format: v.literal(unsentFileFormat), version: v.number() })

/**
 * Checks a whole file before anything of it is used. Rules, first that fits: not whole JSON; not of this format; a newer
 * version; not the shape; not what was sealed; of another bar; one record twice; a record that this app cannot read or that is
 * of another bar. The seal finds what was changed on the way; it is no proof of who made the file.
 */
export async function readUnsentFile(text: string, rule: FileRule): Promise<FileReading> {
  const parsed = parsedJson(text)
  if (parsed === undefined)
    return refused('This file is damaged or was not copied whole. Copy it again from where it was saved.')
  const head = v.safeParse(header, parsed)
  if (!head.success) return refused('This is not a file of unsent Tech Bar records.')
  if (head.output.version > 1)
    return refused('This file was saved by a newer version of Tech Bar. Update the app on this tablet first.')
  const whole = v.safeParse(unsentFileSchema, isPlain(parsed) ? parsed : null)
  if (!whole.success || !(await isSealed(whole.output, rule)))
    return refused(
      'This file was changed after it was saved, so it cannot be trusted. Save it again on the first tablet.',
    )
  const file = whole.output
  if (file.barId !== rule.barId)
    return refused(`This file is of the bar “${file.barId}”. Take it in on a tablet of that bar.`)
  if (new Set(file.records.map(({ record }) => record.id)).size < file.records.length)
    return refused('This file holds one record twice, as no tablet saves it. Save it again on the first tablet.')
  const isSound = (entry: UnsentEntry) =>
    entry.record.barId === file.barId && !Object.keys(entry.record).some(isOfTheStore) && rule.isReadable(entry)
  if (!file.records.every(isSound))
    return refused('This file holds a record that this app cannot read. Update the app on this tablet, and try again.')
  return { kind: 'readable', file }
}

async function isSealed(file: UnsentFile, { sha256, rest }: FileRule): Promise<boolean> {
  await rest()
  return (await sha256(await textToSeal(file, rest))) === file.sha256
}

/** Lists and records in one another: many times what a record of ours has, and little enough to walk through. */
const deepest = 60

function isPlain(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0 || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((held) => isPlain(held, levels - 1))
}

/** What the store or the centre keeps beside a record is theirs to say. */
function isOfTheStore(field: string): boolean {
  return field.startsWith('_') || field === 'sync'
}

function refused(reason: string): FileReading {
  return { kind: 'refused', reason }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
