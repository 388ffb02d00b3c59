import type { AuditKind } from '../../domain/audit/audit.ts'
import type { ReadEntry } from '../../domain/audit/auditTrail.ts'
import { countWords } from '../../ui/countWords.ts'
import { dateWords } from '../../ui/timeWords.ts'

const kinds: Readonly<Record<AuditKind, string>> = {
  'tablet set up': 'Tablet set up',
  'signed in': 'Signed in',
  'signed out': 'Shift ended',
  unlocked: 'Unlocked',
  locked: 'Locked',
  'opened with the recovery code': 'Opened with the recovery code',
  'wrong PIN': 'Wrong PIN',
  'shown to visitors': 'Visitors’ screen begun',
  'taken back from visitors': 'Visitors’ screen ended',
  'unsent records saved': 'Unsent records saved as a file',
  'file taken in': 'File of unsent records taken in',
  'register imported': 'Device register imported',
  'register exported': 'Device register exported',
  'visit corrected': 'Closed visit corrected',
  'visit marked': 'Closed visit marked',
  'issued twice settled': 'Device issued twice settled',
  'day pack checked': 'Day pack checked',
  'receipt given': 'Receipt of the day given',
  'audit trail read': 'Audit trail read',
  'audit trail exported': 'Audit trail exported',
}

const known: ReadonlyMap<string, string> = new Map(Object.entries(kinds))

/** An entry of a newer app, or one that somebody made up, is named as it names itself. */
export function kindWordsOf(kind: string): string {
  return known.get(kind) ?? kind
}

/** What an entry says besides who and when; whatever a changed one lacks is left out. */
export function detailOf(entry: ReadEntry): string {
  const number = (name: string) => (typeof entry[name] === 'number' ? entry[name] : null)
  const text = (name: string) => (typeof entry[name] === 'string' ? entry[name] : null)
  const told = (value: number | string | null, words: (known: string) => string) =>
    value === null ? [] : [words(String(value))]
  const days = [text('from'), text('until')].flatMap((day) => (isDay(day) ? [dateWords(day)] : []))
  return [
    ...told(text('letter'), (letter) => `letter ${letter}`),
    ...told(number('times'), (times) => (times === '1' ? 'once' : `${times} times in a row`)),
    ...told(text('screen'), (screen) => screen),
    ...told(text('fromTabletId'), (tabletId) => `of the tablet ${tabletId}`),
    ...told(number('count'), (count) => countWords(Number(count), 'record')),
    ...told(number('added'), (added) => `${added} added`),
    ...told(number('merged'), (merged) => `${merged} merged`),
    ...told(number('changed'), (changed) => `${changed} changed`),
    ...told(number('missing'), (missing) => (missing === '0' ? 'all ready' : `${missing} not ready`)),
    ...told(text('recordId'), (id) => id),
    ...told(text('ofBarId'), (barId) => `of ${barId}`),
    ...(days.length === 0 ? [] : [days.join(' to ')]),
  ].join(', ')
}

function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
