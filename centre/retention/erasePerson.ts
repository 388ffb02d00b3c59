import type { CentreClient } from '../centreClient.ts'
import { type Anonymising, anonymiseDue } from './anonymiseDue.ts'
import { createPersonSearch } from './createPersonSearch.ts'
import type { Planning } from './planRecord.ts'
import { keepErasureReport } from './retentionReports.ts'
import { erasedContent, type RunOptions } from './runRetention.ts'
import { surveyRecords } from './surveyRecords.ts'

export type Erasure = Anonymising & {
  /** Records of somebody of the same name without the number: they stay, for a person to judge. */
  readonly maybe: readonly string[]
  /** Id of the report that the centre keeps; null where nothing was changed. */
  readonly reportId: string | null
}

/**
 * Anonymises at once all that is over of a requester. What is not over is left and told. Before anything is changed, the centre
 * keeps who ran it, when and of which records, and nothing of the person: the nightly run goes on by it where this was cut
 * short, takes what was left as soon as it is over, and erases again what a backup brings back.
 */
export async function erasePerson(
  centre: CentreClient,
  staffNumber: string,
  by: string,
  { now, isDryRun }: RunOptions,
): Promise<Erasure> {
  const search = createPersonSearch(staffNumber)
  const maybe = new Set<string>()
  const own = new Set<string>()
  const survey = await surveyRecords(centre, (document) => search.note(document))
  const daysOf: Planning['daysOf'] = (document, content) => {
    if (search.isAbout(document)) own.add(document._id)
    else if (search.maybeAbout(document)) maybe.add(document._id)
    return own.has(document._id) && erasedContent.includes(content) ? 0 : null
  }
  const parts = { ...survey, now, daysOf }
  const planned = await anonymiseDue(centre, { ...parts, isDryRun: true })
  const recordIds = [...planned.ids, ...planned.left.map(({ id }) => id)]
  if (isDryRun || recordIds.length === 0) return { ...planned, maybe: [...maybe], reportId: null }
  const reportId = await keepErasureReport(centre, { at: now.toISOString(), by, counts: planned.counts, recordIds })
  return { ...(await anonymiseDue(centre, { ...parts, isDryRun: false })), maybe: [...maybe], reportId }
}
