import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const BLOCK = 32_768
const HEADER = 7
const [FULL, FIRST, LAST] = [1, 2, 4]

/** What a record of a LevelDB manifest says, by its tags (LevelDB's db/version_edit.cc). */
const TAG = {
  comparator: 1,
  logNumber: 2,
  nextFileNumber: 3,
  lastSequence: 4,
  compactPointer: 5,
  deletedFile: 6,
  newFile: 7,
  previousLogNumber: 9,
} as const

/**
 * The numbers of the tables that hold a LevelDB's data, by its manifest. Others lie in the folder too: a power cut leaves
 * the table of a compaction that was under way, and LevelDB removes it when it opens.
 */
export async function liveTables(folder: string): Promise<ReadonlySet<number>> {
  const manifest = (await readFile(join(folder, 'CURRENT'), 'utf8')).trim()
  const live = new Set<number>()
  for (const record of recordsOf(await readFile(join(folder, manifest)))) applyEdit(record, live)
  return live
}

/** The whole records of a log file (LevelDB's doc/log_format.md); an unfinished one at its end was never in force. */
function recordsOf(log: Buffer): readonly Buffer[] {
  const records: Buffer[] = []
  let parts: Buffer[] = []
  for (let at = 0; at + HEADER <= log.length; ) {
    const left = BLOCK - (at % BLOCK)
    if (left < HEADER) {
      at += left
      continue
    }
    const [length, type] = [log.readUInt16LE(at + 4), log[at + 6] ?? 0]
    const next = at + HEADER + length
    if (type === 0 || next > log.length) break
    if (type === FULL || type === FIRST) parts = []
    parts.push(log.subarray(at + HEADER, next))
    if (type === FULL || type === LAST) records.push(Buffer.concat(parts))
    at = next
  }
  return records
}

function applyEdit(record: Buffer, live: Set<number>): void {
  let at = 0
  const number = (): number => {
    let [value, scale] = [0, 1]
    for (;;) {
      const byte = record[at] ?? 0
      at += 1
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
  }
  const skipText = () => {
    const length = number()
    at += length
  }
  while (at < record.length) {
    const tag = number()
    switch (tag) {
      case TAG.comparator:
        skipText()
        break
      case TAG.compactPointer:
        number()
        skipText()
        break
      case TAG.deletedFile:
        number()
        live.delete(number())
        break
      case TAG.newFile:
        number()
        live.add(number())
        number()
        skipText()
        skipText()
        break
      case TAG.logNumber:
      case TAG.nextFileNumber:
      case TAG.lastSequence:
      case TAG.previousLogNumber:
        number()
        break
      default:
        throw new Error(`A LevelDB manifest has an entry of the unknown kind ${tag}.`)
    }
  }
}
