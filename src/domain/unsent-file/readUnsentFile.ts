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
  /** Whether this app can merge and show such a record. */
  readonly isReadable: (record: UnsentEntry['record']) => boolean
}

const header = v.looseObject({ format: v.literal(unsentFileFormat), version: v.number() })

/**
 * Checks a whole file before anything of it is used. Rules, first that fits: not whole JSON; not of this format; a newer
 * version; not the shape; not what was sealed; of another bar; a record that this app cannot read or that is of another bar.
 */
export async function readUnsentFile(text: string, rule: FileRule): Promise<FileReading> {
  const parsed = parsedJson(text)
  if (parsed === undefined)
    return refused('This file is damaged or was not copied whole. Copy it again from where it was saved.')
  const head = v.safeParse(header, parsed)
  if (!head.success) return refused('This is not a file of unsent Tech Bar records.')
  if (head.output.version > 1)
    return refused('This file was saved by a newer version of Tech Bar. Update the app on this tablet first.')
  const whole = v.safeParse(unsentFileSchema, parsed)
  if (!whole.success || (await rule.sha256(textToSeal(whole.output))) !== whole.output.sha256)
    return refused(
      'This file was changed after it was saved, so it cannot be trusted. Save it again on the first tablet.',
    )
  const file = whole.output
  if (file.barId !== rule.barId)
    return refused(`This file is of the bar “${file.barId}”. Take it in on a tablet of that bar.`)
  const isSound = (entry: UnsentEntry) => entry.record.barId === file.barId && rule.isReadable(entry.record)
  if (!file.records.every(isSound))
    return refused('This file holds a record that this app cannot read. Update the app on this tablet, and try again.')
  return { kind: 'readable', file }
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
