import { createFollowUps, type FollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { centralDatabase, databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import type { CentreClient } from '../centreClient.ts'
import { createCustody, type Custody } from './createCustody.ts'
import { problemOfRecord } from './problemOfRecord.ts'
import { barsWithDatabase, type HeldRecord, readRecords, recordOfDocument } from './readRecords.ts'

export type Survey = { readonly custody: Custody; readonly followUps: FollowUps }

/**
 * Reads all that the centre holds, before anything of it is changed: where devices are and who came again is told of all bars
 * together. `note` sees each version; of a record that a bar and the centre hold, the bar's comes last. Of what nothing may be
 * told from, only the devices that it names are noted: one record that somebody's newer app wrote must not stop the rest.
 */
export async function surveyRecords(
  centre: CentreClient,
  note: (document: HeldRecord) => void = () => {},
): Promise<Survey> {
  const [custody, followUps] = [createCustody(), createFollowUps()]
  for (const database of [centralDatabase, ...(await barsWithDatabase(centre)).map(databaseOfBar)])
    for await (const page of readRecords(centre, database))
      for (const document of page) {
        if (problemOfRecord(document) !== null) custody.noteUntold(document)
        else {
          custody.note(document)
          if (document.type === 'visit') followUps.note(recordOfDocument(document))
        }
        note(document)
      }
  return { custody: custody.told(), followUps }
}
