import { firstValueFrom } from 'rxjs'
import * as v from 'valibot'
import type { NoteAudit } from '../data/audit/auditNotes.ts'
import type { RecordShelf } from '../data/record/recordShelf.ts'
import { type AnyRecord, recordOf, type Stored } from '../data/record/storedRecord.ts'
import type { TabletRepository } from '../data/tablet/tabletRepository.ts'
import { typeOfId } from '../domain/record/record.ts'
import { type FileReading, readUnsentFile } from '../domain/unsent-file/readUnsentFile.ts'
import {
  nameOfUnsentFile,
  textToSeal,
  type UnsentEntry,
  type UnsentFile,
  unsentFileFormat,
  unsentFileVersion,
} from '../domain/unsent-file/unsentFile.ts'
import type { FileToSave } from '../platform/saveFile.ts'
import { rest } from '../platform/rest.ts'
import { sha256 } from '../platform/sha256.ts'
import { applyDecisions } from './applyDecisions.ts'
import { decideOnFileEntry } from './decideOnFileEntry.ts'
import { recordKindOf } from './recordKinds.ts'

export type TakenIn = { readonly added: number; readonly merged: number; readonly alreadyHere: number }

export type UnsentFiles = {
  /** How many records wait, of each bar that this tablet took any for: a file each. */
  waiting(): Promise<readonly { readonly barId: string; readonly count: number }[]>
  /** Everything that this tablet could not send of a bar (refused records too), or only the named ones of it. */
  make(barId: string, day: string, ids?: readonly string[]): Promise<FileToSave>
  /** Checks a file of another tablet, or of this one, whole; nothing is written. */
  read(text: string): Promise<FileReading>
  /** Once or many times, with the same result. A file that was cut short by a crash is simply taken in again. */
  takeIn(file: UnsentFile): Promise<TakenIn>
}

export type UnsentFilesParts = {
  readonly tablet: TabletRepository
  readonly installId: string
  readonly now: () => Date
  readonly shelves: readonly RecordShelf[]
  /** To send or refused, of all bars. */
  readonly unsent: () => Promise<readonly Stored[]>
  readonly note: NoteAudit
}

export function createUnsentFiles({ tablet, installId, now, shelves, unsent, note }: UnsentFilesParts): UnsentFiles {
  const known = () => firstValueFrom(tablet.tablet$())
  return {
    waiting: async () => {
      const counts = new Map<string, number>()
      for (const record of await unsent()) counts.set(barOf(record), (counts.get(barOf(record)) ?? 0) + 1)
      return [...counts].map(([barId, count]) => ({ barId, count })).toSorted((a, b) => b.count - a.count)
    },
    make: async (barId, day, ids) => {
      const letter = (await known())?.letter ?? 'A'
      const chosen = (await unsent()).filter(
        (record) => barOf(record) === barId && (ids === undefined || ids.includes(record.id)),
      )
      const content = {
        format: unsentFileFormat,
        version: unsentFileVersion,
        installId,
        letter,
        barId,
        madeAt: now().toISOString(),
        records: chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(entryOf),
      }
      const file = { ...content, sha256: await sha256(await textToSeal(content, rest)) }
      void note({ kind: 'unsent records saved', count: chosen.length })
      return { name: nameOfUnsentFile({ barId, letter }, day), text: JSON.stringify(file, null, 1) }
    },
    read: async (text) => {
      const barId = (await known())?.barId ?? ''
      return readUnsentFile(text, { barId, sha256, rest, isReadable })
    },
    takeIn: async (file) => {
      const taken = { added: 0, merged: 0 }
      for (const shelf of shelves) {
        const own = new Map(
          file.records.flatMap((entry) =>
            shelf.types.includes(typeOfId(entry.record.id)) ? [[entry.record.id, entry] as const] : [],
          ),
        )
        const written = await takeInto(shelf, own, installId)
        for (const what of written.values()) taken[what] += 1
      }
      void note({ kind: 'file taken in', fromTabletId: file.installId, ...taken })
      return { ...taken, alreadyHere: file.records.length - taken.added - taken.merged }
    },
  }
}

function barOf(record: Stored): string {
  return 'barId' in record ? String(record.barId) : ''
}

function entryOf(stored: Stored): UnsentEntry {
  const { rev, base } = stored.sync
  return { record: recordOf(stored) as UnsentEntry['record'], rev, base }
}

function isReadable({ record, base }: UnsentEntry): boolean {
  const kind = recordKindOf(record.id)
  if (kind === undefined || record.type !== typeOfId(record.id) || !v.is(kind.readable, record)) return false
  if (base !== null && !v.is(kind.readable, base)) return false
  try {
    // Readable by its shape, its story may still be one that cannot be told.
    kind.merge(base as AnyRecord | null, record, record)
    return true
  } catch {
    return false
  }
}

async function takeInto(
  shelf: RecordShelf,
  entries: ReadonlyMap<string, UnsentEntry>,
  me: string,
): Promise<ReadonlyMap<string, 'added' | 'merged'>> {
  const written = new Map<string, 'added' | 'merged'>()
  await applyDecisions(shelf, [...entries.keys()], (id, local) => {
    const [entry, kind] = [entries.get(id), recordKindOf(id)]
    if (entry === undefined || kind === undefined) return { kind: 'leave' }
    const decision = decideOnFileEntry(local, entry, { me, merge: kind.merge })
    if (decision.kind === 'leave') written.delete(id)
    else written.set(id, local === null || local.isDeleted ? 'added' : 'merged')
    return decision
  })
  return written
}
