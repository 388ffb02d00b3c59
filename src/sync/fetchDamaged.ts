import { filter, firstValueFrom, fromEvent, map, race } from 'rxjs'
import { typeOfId } from '../domain/record/record.ts'
import { centreWordOf } from './centreWord.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { receiveVersions } from './receiveVersions.ts'
import { type Feed, receivingOf, type Workshop } from './workshop.ts'

/**
 * What the centre has of records that can be read no more here, asked for as each is met: its feed went past them long ago.
 * Never rejects; ends with `signal`.
 */
export async function fetchDamaged(feed: Feed, shop: Workshop, signal: AbortSignal): Promise<void> {
  const fetched = new Set<string>()
  const types = new Set(feed.shelves.flatMap((shelf) => shelf.types))
  const missing$ = shop.damaged$.pipe(
    map((rows) => rows.map(({ id }) => id).filter((id) => types.has(typeOfId(id)) && !fetched.has(id))),
    filter((ids) => ids.length > 0),
  )
  for (let attempt = 0; !signal.aborted; ) {
    const ids = await firstValueFrom(race(missing$, fromEvent(signal, 'abort').pipe(map(() => []))))
    if (signal.aborted) return
    const failure = await fetchNow(ids, feed, shop).catch(localWriteFailure)
    if (failure === null) {
      for (const id of ids) fetched.add(id)
      attempt = 0
      continue
    }
    await shop.pacer.pause(attempt, failure, signal)
    attempt += 1
  }
}

async function fetchNow(ids: readonly string[], feed: Feed, shop: Workshop) {
  const answer = await shop.client.readDocuments(feed.database, ids)
  if (answer.kind === 'failure') return answer.failure
  const versions = answer.value.map(centreWordOf).flatMap((word) => (word.kind === 'holds' ? [word.version] : []))
  await shop.alone(() => receiveVersions(versions, receivingOf(feed, shop, { isCurrent: true })))
  return null
}
