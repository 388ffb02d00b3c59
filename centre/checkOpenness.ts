import { publicDatabase } from '../src/domain/sync/databaseNames.ts'
import { askAsNobody } from './centreClient.ts'

/**
 * What stands between the databases' `_security` and people without a session, in words; empty when all is as it should be:
 * everyone reads `techbar-public`, and nobody in particular reads another. `url` is the centre's, `databases` are those others.
 */
export async function checkOpenness(url: string, databases: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = []
  const { status } = await askAsNobody(url, publicDatabase)
  if (status !== 200) problems.push(closedToEveryone(status))
  for (const database of databases) {
    const answer = await askAsNobody(url, database)
    if (answer.status !== 401 && answer.status !== 403) problems.push(openToEveryone(database, answer.status))
  }
  return problems
}

function closedToEveryone(status: number): string {
  return `Without signing in, ${publicDatabase} can not be read: the centre answers ${status}. A tablet that was revoked learns of it there and nowhere else, and would not cut itself off. Take require_valid_user out of the nodes' configuration (deploy/couchdb/techbar.ini), and run this again.`
}

function openToEveryone(database: string, status: number): string {
  return `Without signing in, ${database} is not refused: the centre answers ${status}, where 401 is right. Keep everybody away from it until the front or the nodes' configuration was put right (deploy/README.md), and run this again.`
}
