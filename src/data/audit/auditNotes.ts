import type { AuditHappening } from '../../domain/audit/audit.ts'
import type { Stamp } from '../../domain/record/eventStamp.ts'
import type { AuditNote, WriteAuditNote } from './auditWriter.ts'

/** Settles when the note was written or could not be: what it tells of has happened, and never waits for it or fails by it. */
export type NoteAudit = (happening: AuditHappening, stamp?: Stamp) => Promise<void>

/** In the order in which they happened; what could not be written waits for the next note. */
export function createAuditNotes(load: () => Promise<WriteAuditNote>, stamp: () => Stamp): NoteAudit {
  const waiting: AuditNote[] = []
  let writing = Promise.resolve()
  const writeAll = async () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const write = await load()
      await write(next)
      waiting.shift()
    }
  }
  return (happening, when = stamp()) => {
    waiting.push({ happening, stamp: when })
    writing = writing.then(writeAll).catch(() => undefined)
    return writing
  }
}
