import { filter, firstValueFrom, timeout } from 'rxjs'
import { expect, test } from 'vitest'
import { unsentTotal } from '../domain/sync/syncStatus.ts'
import { anHttpServer, contentOf, json } from '../testing/anHttpServer.ts'
import { createTestServices } from '../testing/createTestServices.ts'

type Documents = { readonly docs: readonly { readonly _id: string }[] }

/** A centre behind a proxy that takes two documents at once and calls more too large. Remembers what came, and what it took. */
async function aNarrowCentre() {
  const sizes: number[] = []
  const taken: string[] = []
  const url = await anHttpServer((request, body, response) => {
    const path = request.url ?? ''
    if (path === '/_session') return json(response, 200, { ok: true, name: 'tablet', roles: [] })
    if (path.includes('/_local/')) return json(response, 201, { ok: true, id: '_local/mark', rev: '0-1' })
    if (!path.endsWith('/_bulk_docs')) return json(response, 200, { results: [], last_seq: '0', pending: 0 })
    const { docs } = contentOf(request, body) as Documents
    sizes.push(docs.length)
    if (docs.length > 2) return json(response, 413, { error: 'too_large', reason: 'The request entity is too large' })
    taken.push(...docs.map(({ _id }) => _id))
    return json(
      response,
      201,
      docs.map(({ _id }) => ({ ok: true, id: _id, rev: '1-a' })),
    )
  })
  return { sizes, taken, url }
}

test('SY7 a batch that is too large is halved at once, from what it was, and grows again; nothing is sent twice', async () => {
  const { sizes, taken, url } = await aNarrowCentre()
  const { services } = await createTestServices({
    centreUrl: url,
    fetch: (...request) => fetch(...request),
    // Feeds would ask again and again: this centre knows no long-poll.
    rest: () => new Promise((resolve) => setTimeout(resolve, 20)),
  })
  for (let made = 0; made < 9; made += 1)
    await services.visits.add(
      {
        barId: 'lambeth-popup',
        openingId: 'opening:lambeth-popup:2026-11-24',
        requester: { kind: 'not-recorded', why: 'In a hurry' },
        reasonId: 'laptop-fault',
        service: 'waits',
      },
      services.stamp,
    )
  await services.tablet.saveAccount({ name: 'tablet', password: 'secret' })
  await services.tablet.setUp({ barId: 'lambeth-popup', letter: 'A' })
  const none = ({ unsent }: { unsent: Parameters<typeof unsentTotal>[0] | null }) =>
    unsent !== null && unsentTotal(unsent) === 0
  await firstValueFrom(services.sync.status$.pipe(filter(none), timeout(20_000)))
  expect(sizes).toEqual([9, 4, 2, 4, 2, 4, 2, 3, 1, 2])
  expect(new Set(taken).size).toBe(9)
  expect(taken).toHaveLength(9)
})
