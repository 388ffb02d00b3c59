import {
  centralDatabase,
  databaseOfBar,
  publicDatabase,
  roleOfBar,
  sharedDatabase,
} from '../src/domain/sync/databaseNames.ts'
import { designsOfBar, designsOfCentral, designsOfPublic, designsOfShared } from './design/designDocuments.ts'
import type { DatabasePlan } from './ensureDatabase.ts'
import { deskScreenRole, managerRole, replicatorRole, tabletRole } from './roles.ts'

/** The databases that there are, whichever bars there are. */
export const commonDatabases: readonly DatabasePlan[] = [
  {
    name: sharedDatabase,
    members: [tabletRole, deskScreenRole, managerRole, replicatorRole],
    designs: designsOfShared(),
  },
  { name: centralDatabase, members: [managerRole, replicatorRole], designs: designsOfCentral() },
  { name: publicDatabase, members: [], designs: designsOfPublic() },
]

/** The database of one bar: the unit of privacy, so that a lost tablet holds one bar's records. */
export function barDatabase(barId: string): DatabasePlan {
  return {
    name: databaseOfBar(barId),
    members: [roleOfBar(barId), managerRole, replicatorRole],
    designs: designsOfBar(barId),
  }
}
