import { describe, expect, test } from 'vitest'
import { anHttpServer, contentOf, json } from '../testing/anHttpServer.ts'
import { createCouchClient } from './couchClient.ts'
import { versionsOnPage } from './versionsOnPage.ts'

const visit = { _id: 'visit:1', _rev: '1-a', type: 'visit', by: 'b', updatedAt: '' }

/** A client of a centre that answers a question for documents so; it remembers what it was asked for. */
async function aCentreThatSays(status: number, content: unknown) {
  const asked: unknown[] = []
  const baseUrl = await anHttpServer((request, body, response) => {
    asked.push(contentOf(request, body))
    json(response, status, content)
  })
  const client = createCouchClient({ baseUrl, fetch, now: () => new Date(), onServerTime: () => undefined })
  return { asked, client }
}
const rows = (...value: readonly unknown[]) => aCentreThatSays(200, { rows: value })
const nothingHere = async () => new Map<string, string>()
const page = {
  results: [{ id: 'visit:1', doc: visit }, { id: 'visit:2' }, { id: 'visit:3', doc: null, deleted: true }],
}

describe('SY2 a row of a feed that comes without its document', () => {
  test('is asked for, before the checkpoint may go past it', async () => {
    const { asked, client } = await rows(
      { id: 'visit:2', value: { rev: '1-b' }, doc: { ...visit, _id: 'visit:2', _rev: '1-b' } },
      { id: 'visit:3', value: { rev: '2-c', deleted: true }, doc: null },
    )
    const found = await versionsOnPage('bar', page, client, nothingHere)
    expect(asked).toEqual([{ keys: ['visit:2', 'visit:3'] }])
    expect(found.kind === 'answer' && found.value.map(({ id, rev, record }) => [id, rev, record === null])).toEqual([
      ['visit:1', '1-a', false],
      ['visit:2', '1-b', false],
      ['visit:3', '2-c', true],
    ])
  })

  test('and is not shown even then, holds the page up', async () => {
    const { client } = await rows(
      { id: 'visit:2', value: { rev: '1-b' }, doc: null },
      { id: 'visit:3', value: { rev: '2-c', deleted: true } },
    )
    expect(await versionsOnPage('bar', page, client, nothingHere)).toEqual({
      kind: 'failure',
      failure: { kind: 'centre-trouble', status: 404 },
    })
  })

  test('and is gone altogether, brings nothing', async () => {
    const { client } = await rows({ key: 'visit:2', error: 'not_found' }, { key: 'visit:3', error: 'not_found' })
    const found = await versionsOnPage('bar', page, client, nothingHere)
    expect(found.kind === 'answer' && found.value.map(({ id }) => id)).toEqual(['visit:1'])
  })

  test('and cannot be asked for, holds the page up', async () => {
    const { client } = await aCentreThatSays(503, { error: 'service_unavailable', reason: 'No.' })
    expect(await versionsOnPage('bar', page, client, nothingHere)).toEqual({
      kind: 'failure',
      failure: { kind: 'centre-trouble', status: 503 },
    })
  })
})

describe('SY9 a row that tells of a revision alone', () => {
  const told = { results: [{ id: 'visit:2', changes: [{ rev: '2-b' }] }] }
  const shown = { id: 'visit:2', value: { rev: '2-b' }, doc: { ...visit, _id: 'visit:2', _rev: '2-b' } }

  test('that is here already, such as this tablet’s own, costs no further request', async () => {
    const { asked, client } = await rows()
    const here = async () => new Map([['visit:2', '2-b']])
    expect(await versionsOnPage('bar', told, client, here)).toEqual({ kind: 'answer', value: [] })
    expect(asked).toEqual([])
  })

  test.each([['1-a'], [null]])('and of another than the one here (%s), is asked for', async (rev) => {
    const { asked, client } = await rows(shown)
    const found = await versionsOnPage('bar', told, client, async () => new Map([['visit:2', rev]]))
    expect(asked).toEqual([{ keys: ['visit:2'] }])
    expect(found.kind === 'answer' && found.value.map(({ rev: at }) => at)).toEqual(['2-b'])
  })
})

test('a page that shows everything costs no further request', async () => {
  const { asked, client } = await rows()
  await versionsOnPage('bar', { results: [{ id: 'visit:1', doc: visit }] }, client, nothingHere)
  expect(asked).toEqual([])
})
