import * as v from 'valibot'
import { catalogueSchema } from '../../src/domain/catalogue/catalogue.ts'
import { createFollowUps } from '../../src/domain/figures/createFollowUps.ts'
import {
  createServiceFigures,
  type FiguresPeriod,
  type ServiceFigures,
} from '../../src/domain/figures/createServiceFigures.ts'
import { isHandled } from '../../src/domain/figures/isHandled.ts'
import { centralDatabase, sharedDatabase } from '../../src/domain/sync/databaseNames.ts'
import type { Tap } from '../../src/domain/tap/tap.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import type { CentreClient } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { readDocument } from '../ensureDocument.ts'
import { problemOfRecord } from '../retention/problemOfRecord.ts'
import { readRecords, recordOfDocument } from '../retention/readRecords.ts'

/**
 * Counts of all bars, from `techbar-central`: read twice, since a later visit says whether an earlier one was fixed, and each
 * visit whether its smiley counts.
 */
export async function figuresOfCentre(
  centre: CentreClient,
  period: Pick<FiguresPeriod, 'from' | 'to' | 'now'>,
): Promise<ServiceFigures> {
  const incidentIds = await incidentsOf(centre)
  const followUps = createFollowUps()
  const handledIds = new Set<string>()
  for await (const { document, problem } of visitsAndTaps(centre)) {
    if (document.type !== 'visit' || problem !== null) continue
    const visit = recordOfDocument<Visit>(document)
    followUps.note(visit)
    if (isHandled(visit)) handledIds.add(visit.id)
  }
  const figures = createServiceFigures({ ...period, incidentIds, handledIds, followUps })
  for await (const { document, problem } of visitsAndTaps(centre)) {
    if (problem !== null) figures.leaveOut(recordOfDocument(document), problem)
    else if (document.type === 'visit') figures.takeVisit(recordOfDocument<Visit>(document))
    else figures.takeTap(recordOfDocument<Tap>(document))
  }
  return figures
}

async function* visitsAndTaps(centre: CentreClient) {
  for await (const page of readRecords(centre, centralDatabase))
    for (const document of page)
      if (document.type === 'visit' || document.type === 'tap') yield { document, problem: problemOfRecord(document) }
}

async function incidentsOf(centre: CentreClient): Promise<ReadonlySet<string>> {
  const found = await readDocument(centre, `${sharedDatabase}/catalogue:current`)
  const read = v.safeParse(catalogueSchema, { ...found, id: 'catalogue:current' })
  if (!read.success)
    throw new CentreFailure(
      `${sharedDatabase} has no catalogue that says which reasons are incidents, and first-time fix is counted of those. Put it there first.`,
    )
  return new Set(read.output.reasons.flatMap(({ id, kind }) => (kind === 'incident' ? [id] : [])))
}
