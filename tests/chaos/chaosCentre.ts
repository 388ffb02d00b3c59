import { installCentre } from '../../centre/installCentre.ts'
import type { AnyRecord } from '../../src/data/record/storedRecord.ts'
import { databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { tabletUser } from '../fixtures/tabletUser.ts'
import { ask, type TestCentre } from '../integration/centreServers.ts'

export const tabletAccount = { name: 'tryout', password: 'TRYOUT-K7QF-2M9X-HPA4' } as const

/** Databases, rules and the tablets' account on a centre that is up. */
export async function prepareCentre(centre: TestCentre, barIds: readonly string[]): Promise<void> {
  await installCentre(centre.url, centre.admin, barIds)
  const roles = ['tablet', ...barIds.map((barId) => `bar:${barId}`)]
  const path = `_users/org.couchdb.user:${tabletAccount.name}`
  await ask(centre, centre.admin, 'PUT', path, tabletUser(tabletAccount, roles))
}

/** What the centre holds of a bar, by id, under our names. */
export async function recordsAt(centre: TestCentre, barId: string): Promise<readonly AnyRecord[]> {
  const path = `${databaseOfBar(barId)}/_all_docs?include_docs=true`
  const { body } = await ask(centre, centre.admin, 'GET', path)
  const rows = body['rows'] as readonly { readonly doc: { readonly _id: string } & Record<string, unknown> }[]
  return rows
    .filter(({ doc }) => !doc._id.startsWith('_'))
    .map(({ doc: { _id: id, _rev, ...fields } }) => ({ ...fields, id }) as unknown as AnyRecord)
}
