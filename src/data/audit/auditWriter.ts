import { format, parseISO } from 'date-fns'
import { firstValueFrom } from 'rxjs'
import * as v from 'valibot'
import { addAuditEntry, beginAudit } from '../../domain/audit/addAuditEntry.ts'
import {
  type Audit,
  type AuditEntry,
  type AuditHappening,
  auditIdOf,
  mostEntriesOnPage,
} from '../../domain/audit/audit.ts'
import { type Digest, sealEntry } from '../../domain/audit/sealEntry.ts'
import { eventStampFields, type Stamp } from '../../domain/record/eventStamp.ts'
import type { Tablet } from '../../domain/tablet/tablet.ts'
import type { LocalStore } from '../local/localStore.ts'
import type { RecordStore } from '../record/recordStore.ts'
import type { TabletRepository } from '../tablet/tabletRepository.ts'

export type AuditNote = { readonly happening: AuditHappening; readonly stamp: Stamp }

/** Durably on this tablet when resolved; a note that is there already is not written twice. */
export type WriteAuditNote = (note: AuditNote) => Promise<void>

export type AuditWriterParts = {
  readonly store: RecordStore<Audit>
  readonly local: LocalStore
  readonly tablet: TabletRepository
  readonly newUuid: () => string
  readonly digest: Digest
  /** Runs one at a time among all tabs of this tablet, so that no number is given twice. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>
}

/** The last entry of a chain, whole, and the page that it belongs on. */
const headSchema = v.looseObject({
  day: v.string(),
  page: v.number(),
  entry: v.looseObject({ ...eventStampFields, kind: v.string(), checksum: v.string() }),
})
type Head = { readonly day: string; readonly page: number; readonly entry: AuditEntry }

/**
 * A chain goes on from what this tablet remembers of it, beside the records that sync may change: whatever somebody does to
 * them at the centre, the next entry shows it. The entry is remembered first and put on its page then; a crash in between
 * is made good before the next one.
 */
export function createAuditWriter({ store, local, tablet, newUuid, digest, alone }: AuditWriterParts): WriteAuditNote {
  const headId = (barId: string) => `audit-head:${barId}`

  async function readHead(barId: string): Promise<Head | null> {
    const kept = v.safeParse(headSchema, (await local.read(headId(barId)))?.value)
    return kept.success ? (kept.output as unknown as Head) : null
  }

  async function put({ day, page, entry }: Head, { barId, letter }: Tablet): Promise<void> {
    const place = { barId, day, tabletId: entry.tabletId, page, letter }
    const id = auditIdOf(place)
    if (await store.has(id)) await store.change(id, (audit) => addAuditEntry(audit, entry))
    else await store.add(beginAudit(place, entry))
  }

  /** The first page of the day with room on it: today's may have been begun before the clock was set back. */
  async function pageOn(day: string, { barId, installId }: Tablet): Promise<number> {
    for (let page = 1; ; page += 1) {
      const id = auditIdOf({ barId, day, tabletId: installId, page })
      const [audit] = await store.find({ selector: { id } })
      if (audit === undefined || audit.events.length < mostEntriesOnPage) return page
    }
  }

  async function append({ happening, stamp }: AuditNote, known: Tablet, head: Head | null): Promise<Head> {
    const day = format(parseISO(stamp.at), 'yyyy-MM-dd')
    const entry = await sealEntry(happening, stamp, head?.entry ?? null, digest)
    const next = { day, page: await pageOn(day, known), entry }
    await local.save(headId(known.barId), next)
    await put(next, known)
    return next
  }

  /** A chain begins with the setting up, at its own time, though it is written with the first that happens after it. */
  async function begin(known: Tablet): Promise<Head> {
    const at = (await local.read('tablet'))?.savedAt ?? ''
    const stamp = { id: newUuid(), at, clockOffsetMs: null, personId: null, tabletId: known.installId }
    return append({ happening: { kind: 'tablet set up', letter: known.letter }, stamp }, known, null)
  }

  return async (note) => {
    const known = await firstValueFrom(tablet.tablet$())
    // Nothing is done with a tablet that belongs to no bar yet.
    if (known === null) return
    await alone(async () => {
      const head = await readHead(known.barId)
      if (head !== null) await put(head, known)
      if (head?.entry.id !== note.stamp.id) await append(note, known, head ?? (await begin(known)))
    })
  }
}
