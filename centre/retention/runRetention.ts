import type { ContentKind } from '../../src/domain/retention/anonymised.ts'
import type { CentreClient } from '../centreClient.ts'
import { type Anonymising, anonymiseDue } from './anonymiseDue.ts'
import { readRetention } from './readRetention.ts'
import { erasedRecords } from './retentionReports.ts'
import { daysOf } from './retentionPeriods.ts'
import { surveyRecords } from './surveyRecords.ts'

/** What a person may ask to have erased: who helped them stays for its own period. */
export const erasedContent: readonly ContentKind[] = ['requester', 'words', 'signature']

export type RunOptions = { readonly now: Date; readonly isDryRun: boolean }

/** The nightly run: what is over for longer than its period, and again what was erased on request and came back. */
export async function runRetention(centre: CentreClient, { now, isDryRun }: RunOptions): Promise<Anonymising> {
  const periods = await readRetention(centre)
  const erased = await erasedRecords(centre)
  const survey = await surveyRecords(centre)
  return await anonymiseDue(centre, {
    ...survey,
    now,
    isDryRun,
    daysOf: ({ _id, type }, content) =>
      erased.has(_id) && erasedContent.includes(content) ? 0 : daysOf(periods, type, content),
  })
}
