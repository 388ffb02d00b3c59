import { type Place, readStorage } from './readStorage.ts'
import type { AnyRecord, Stored } from './storedRecord.ts'

const pageSize = 500

/** Everything in one place, in pages by id: a bar's year does not stand in memory at once. */
export async function* recordPages<T extends AnyRecord>(place: Place<Stored<T>>): AsyncGenerator<readonly Stored<T>[]> {
  for (let last = ''; ; ) {
    const selector = { _deleted: { $eq: false }, id: { $gt: last } }
    const query = { selector, sort: [{ id: 'asc' }], limit: pageSize }
    const page = await readStorage(place, query as never)
    const end = page.at(-1)
    if (end === undefined) return
    yield page
    last = end.id
  }
}
