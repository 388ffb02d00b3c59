import type { TabletTrail } from '../../domain/audit/auditReading.ts'
import type { ReadEntry } from '../../domain/audit/auditTrail.ts'
import { escapeFormula } from '../../domain/device/formulaText.ts'
import type { Person } from '../../domain/person/person.ts'
import { canonicalJson } from '../../domain/record/canonicalJson.ts'
import { correctedTimeOf } from '../../domain/record/orderEvents.ts'
import { detailOf, kindWordsOf } from './auditWords.ts'
import { verdictWordsOf } from './verdictWords.ts'

/** An entry as a person reads it. */
export type AuditRow = {
  readonly key: string
  /** ISO 8601, by the centre's clock as well as the tablet knew it. */
  readonly at: string
  readonly letter: string
  readonly personId: string | null
  readonly person: string
  readonly kind: string
  readonly what: string
  readonly detail: string
  readonly entry: ReadEntry
  readonly trail: TabletTrail
}

export type AuditFilter = { readonly personId: string; readonly kind: string; readonly tabletId: string }

/** In place of an id, where all are meant. */
export const anybody = ''
/** In place of a person's id, where nobody was signed in. */
export const nobody = 'nobody'

/** Entries of all tablets, newest first. */
export function auditRowsOf(trails: readonly TabletTrail[], people: readonly Person[]): readonly AuditRow[] {
  const names = new Map(people.map(({ personId, name }) => [personId, name]))
  const rows = trails.flatMap((trail) =>
    trail.entries.map((entry): AuditRow => {
      const { personId, kind } = entry
      return {
        key: `${trail.tabletId} ${entry.seq} ${entry.id}`,
        at: new Date(correctedTimeOf(entry)).toISOString(),
        letter: trail.letter ?? '?',
        personId,
        person: personId === null ? 'Nobody signed in' : (names.get(personId) ?? personId),
        kind,
        what: kindWordsOf(kind),
        detail: detailOf(entry),
        entry,
        trail,
      }
    }),
  )
  return rows.toSorted((a, b) => (a.at === b.at ? b.entry.seq - a.entry.seq : a.at < b.at ? 1 : -1))
}

export function fits({ personId, kind, trail }: AuditRow, filter: AuditFilter): boolean {
  return (
    (filter.personId === anybody || (personId ?? nobody) === filter.personId) &&
    (filter.kind === anybody || kind === filter.kind) &&
    (filter.tabletId === anybody || trail.tabletId === filter.tabletId)
  )
}

const headings = [
  'Time (UTC)',
  'Tablet',
  'Number',
  'Who',
  'What',
  'Details',
  'Chain of this tablet',
  'Person id',
  'Install',
  'Checksum',
  'Entry as it was sealed',
] as const

/** For a spreadsheet. The checksum is the SHA-256 of the last column, so that anybody can check it without this app. */
export function auditTableOf(rows: readonly AuditRow[]): readonly (readonly string[])[] {
  const cells = rows.map(({ at, letter, person, what, detail, entry, trail }) => {
    const { checksum, ...sealed } = entry
    const { state } = verdictWordsOf(trail)
    const row = [at, letter, String(entry.seq), person, what, detail, state, entry.personId ?? '', entry.tabletId]
    return [...row, checksum, canonicalJson(sealed)].map(escapeFormula)
  })
  return [headings, ...cells]
}
