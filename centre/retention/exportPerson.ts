import { centralDatabase, databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { nameOfRecord } from '../../src/domain/record/nameOfRecord.ts'
import type { CentreClient } from '../centreClient.ts'
import { createPersonSearch } from './createPersonSearch.ts'
import { barsWithDatabase, type HeldRecord, readRecords, recordOfDocument } from './readRecords.ts'
import { surveyRecords } from './surveyRecords.ts'

export type PersonExport = {
  readonly madeAt: string
  readonly staffNumber: string
  readonly records: readonly HeldRecord[]
  /** Ids of records that name somebody of the same name without the number. */
  readonly maybe: readonly string[]
}

/** All that the centre holds about a requester; of a record that a bar and `techbar-central` hold, the bar's version. */
export async function exportPerson(centre: CentreClient, staffNumber: string, now: Date): Promise<PersonExport> {
  const search = createPersonSearch(staffNumber)
  await surveyRecords(centre, (document) => search.note(document))
  const found = new Map<string, HeldRecord>()
  const maybe = new Set<string>()
  for (const database of [centralDatabase, ...(await barsWithDatabase(centre)).map(databaseOfBar)])
    for await (const page of readRecords(centre, database))
      for (const document of page) {
        if (search.isAbout(document)) found.set(document._id, document)
        else if (search.maybeAbout(document)) maybe.add(document._id)
      }
  const records = [...found.values()].toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  return { madeAt: now.toISOString(), staffNumber, records, maybe: [...maybe] }
}

/** The same to read: a line for each record, oldest first. */
export function summaryOf({ madeAt, staffNumber, records, maybe }: PersonExport): string {
  const lines = records.map((document) =>
    [timeOf(document).slice(0, 16).replace('T', ' '), document.barId, nameOfRecord(document), outcomeOf(document)]
      .filter((part) => part !== '')
      .join('  '),
  )
  return [
    `Records about staff number ${staffNumber}, as the centre held them at ${madeAt}`,
    '',
    ...(lines.length === 0 ? ['None.'] : lines),
    '',
    `${records.length} records; all that they say stands in the file beside this one. Times are UTC, by the tablet's clock.`,
    ...(maybe.length === 0
      ? []
      : [`Look at these, which name somebody of the same name without the number: ${maybe.join(', ')}`]),
    'Not searched: free text about other people, tablets that have not sent yet, files that somebody saved, and backups.',
    '',
  ].join('\n')
}

/** When it happened, by the clock of the tablet. A newer app may tell it otherwise. */
function timeOf(document: HeldRecord): string {
  const { arrivedAt, swappedAt, movedAt, tappedAt } = document
  const time = arrivedAt ?? swappedAt ?? tappedAt ?? movedAt
  return typeof time === 'string' ? time : ''
}

function outcomeOf(document: HeldRecord): string {
  const { outcome, state, reasonId } = recordOfDocument<Readonly<Record<string, string | null | undefined>>>(document)
  return [reasonId, outcome ?? state].flatMap((word) => word ?? []).join(', ')
}
