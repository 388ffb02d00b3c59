import { describe, expect, test } from 'vitest'
import { createLocalStore } from '../data/local/localStore.ts'
import { createRecordShelf, type RecordShelf } from '../data/record/recordShelf.ts'
import { addVisitEvent } from '../domain/visit/addVisitEvent.ts'
import { aStamp } from '../testing/aStamp.ts'
import { anHttpServer, json } from '../testing/anHttpServer.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { createCouchClient } from './couchClient.ts'
import { settleBatch } from './settleBatch.ts'
import { wireDocumentOf } from './wireDocument.ts'
import { createSetAside } from './setAside.ts'

const barId = 'lambeth-popup'
const database = `techbar-bar-${barId}`

/** A tablet with one visit to send, and a centre that answers a path as told. */
async function aVisitToSend(answers: (path: string, id: string) => unknown) {
  const { services, database: local } = await createTestServices()
  const visit = await services.visits.add(
    {
      barId,
      openingId: `opening:${barId}:2026-11-24`,
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    services.stamp,
  )
  const shelf = createRecordShelf(['visit'], local.visits) as unknown as RecordShelf
  const baseUrl = await anHttpServer((request, _body, response) =>
    json(response, 200, answers(request.url?.split('/').at(-1)?.split('?')[0] ?? '', visit.id)),
  )
  const client = createCouchClient({ baseUrl, fetch, now: () => new Date(), onServerTime: () => undefined })
  const send = async () => {
    const batch = await shelf.unsent(barId, 10)
    const answer = await client.bulkDocs(
      database,
      batch.map(({ stored }) => wireDocumentOf(stored)),
    )
    if (answer.kind === 'failure') return expect.unreachable('The centre answered.')
    return settleBatch(database, batch, answer.value, client, {
      shelves: [shelf],
      me: 'install-1',
      isCurrent: true,
      setAside: createSetAside(
        createLocalStore(local.local, () => new Date()),
        database,
      ),
      rest: () => Promise.resolve(),
    })
  }
  const stored = async () => (await shelf.read([visit.id])).get(visit.id)?.stored
  return { services, visit, shelf, send, stored }
}

describe('SY3 the word for a document', () => {
  test('that names a revision and an error is not yes', async () => {
    const { send, stored } = await aVisitToSend((_path, id) => [
      { id, rev: '1-a', error: 'internal_server_error', reason: 'No.' },
    ])
    expect(await send()).toEqual({ kind: 'failed', failure: { kind: 'centre-trouble', status: 500 } })
    expect((await stored())?.sync).toMatchObject({ unsent: 1, rev: null })
  })

  test('that speaks of another one says nothing of this', async () => {
    const { send, stored } = await aVisitToSend(() => [{ ok: true, id: 'visit:another', rev: '1-a' }])
    expect(await send()).toEqual({ kind: 'failed', failure: { kind: 'centre-trouble', status: 500 } })
    expect((await stored())?.sync).toMatchObject({ unsent: 1, rev: null })
  })

  test.each([
    ['os_process_error', { kind: 'centre-trouble', status: 500 }],
    ['timeout', { kind: 'centre-trouble', status: 500 }],
    ['unauthorized', { kind: 'signed-out' }],
  ])('SY5 %s is no fault of the document, which stays to send', async (error, failure) => {
    const { send, stored } = await aVisitToSend((_path, id) => [{ id, error, reason: 'Not now.' }])
    expect(await send()).toEqual({ kind: 'failed', failure })
    expect((await stored())?.sync).toMatchObject({ unsent: 1, reason: null })
  })

  test.each(['forbidden', 'doc_validation', 'document_too_large'])('SY4 %s sets it aside', async (error) => {
    const { send, stored } = await aVisitToSend((_path, id) => [{ id, error, reason: 'A visit needs a reason.' }])
    expect(await send()).toMatchObject({ kind: 'sent', acceptedCount: 0, isHeadway: true })
    expect((await stored())?.sync).toMatchObject({ unsent: 2, reason: 'A visit needs a reason.' })
  })
})

test('SY11 a conflict over what the centre never held: it lost its data, and the record is sent as new', async () => {
  const { send, stored, shelf } = await aVisitToSend((path, id) =>
    path === '_bulk_docs'
      ? [{ id, error: 'conflict', reason: 'Document update conflict.' }]
      : { rows: [{ key: id, error: 'not_found' }] },
  )
  const [previous] = await shelf.unsent(barId, 10)
  if (previous === undefined) return expect.unreachable()
  const sync = { ...previous.stored.sync, rev: '3-c', base: { id: previous.stored.id } }
  await shelf.write([{ previous, next: { ...previous.stored, sync }, isDeleted: false }])
  expect(await send()).toMatchObject({ kind: 'sent', isHeadway: false })
  expect((await stored())?.sync).toEqual({ unsent: 1, rev: null, base: null, reason: null })
})

describe('SY6 a conflict', () => {
  test('whose document the centre does not show says nothing: it is not taken for deleted, and nothing is overwritten', async () => {
    const { send, stored, services, visit } = await aVisitToSend((path, id) =>
      path === '_bulk_docs'
        ? [{ id, error: 'conflict', reason: 'Document update conflict.' }]
        : { rows: [{ id, key: id, value: { rev: '4-d' }, doc: null }] },
    )
    await services.visits.change(visit.id, (now) => addVisitEvent(now, { kind: 'started' }, aStamp(5)))
    expect(await send()).toEqual({ kind: 'sent', acceptedCount: 0, isHeadway: false })
    expect((await stored())?.sync).toMatchObject({ unsent: 1, rev: null })
  })
})
