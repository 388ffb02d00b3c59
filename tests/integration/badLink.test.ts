import { firstValueFrom } from 'rxjs'
import { describe, expect, test, vi } from 'vitest'
import type { Ports } from '../../src/composeServices.ts'
import { createTestServices } from '../../src/testing/createTestServices.ts'
import { type Asked, aScriptedCentre, type ScriptedCentre } from '../fixtures/aScriptedCentre.ts'
import { tryoutAccount } from '../fixtures/aCentre.ts'

const barId = 'lambeth-popup'

/** Over memory, with so many visits to send; its clock for the length of requests is the test's. */
async function aTabletAt({ url }: ScriptedCentre, visits: number, ports: Partial<Ports> = {}) {
  const { services } = await createTestServices({ centreUrl: url, fetch, ...ports })
  const ids: string[] = []
  for (let taken = 0; taken < visits; taken += 1) {
    const visit = await services.visits.add(
      {
        barId,
        openingId: `opening:${barId}:2026-11-24`,
        requester: { kind: 'not-recorded', why: 'In a hurry' },
        reasonId: 'laptop-fault',
        service: 'waits',
      },
      services.stamp,
    )
    ids.push(visit.id)
  }
  await services.tablet.setUp({ barId, letter: 'A' })
  await services.tablet.saveAccount(tryoutAccount)
  const unsent = async () => {
    // Nobody waits for a back-off here.
    services.sync.sendNow()
    const { visits: toSend, refused } = (await firstValueFrom(services.sync.status$)).unsent ?? expect.unreachable()
    return { toSend, refused }
  }
  return { services, ids, unsent }
}

type Document = { readonly _id: string }
const documentsIn = ({ content }: Asked) => (content as { readonly docs: readonly Document[] }).docs
const accepted = (asked: Asked) => ({
  status: 201,
  body: documentsIn(asked).map(({ _id: id }) => ({ ok: true, id, rev: '1-a' })),
})
const tooLarge = { status: 413, body: { error: 'too_large', reason: 'the request entity is too large' } }

describe('a batch', () => {
  test('SY7 that the centre calls too large is halved, down to what it takes', async () => {
    const centre = await aScriptedCentre({
      _bulk_docs: (asked) => (documentsIn(asked).length > 3 ? tooLarge : accepted(asked)),
    })
    const { unsent } = await aTabletAt(centre, 10)
    await expect.poll(unsent).toEqual({ toSend: 0, refused: 0 })
  })

  test('SY7 that failed slowly is halved', async () => {
    let elapsedMs = 0
    const centre = await aScriptedCentre({
      _bulk_docs: (asked) => {
        if (documentsIn(asked).length <= 3) return accepted(asked)
        elapsedMs += 6_000
        return 'cut'
      },
    })
    const { unsent } = await aTabletAt(centre, 10, { elapsedMs: () => elapsedMs })
    await expect.poll(unsent).toEqual({ toSend: 0, refused: 0 })
  })

  test('SY7 that failed at once says nothing of the link, and stays as large', async () => {
    let tries = 0
    const centre = await aScriptedCentre({
      _bulk_docs: (asked) => {
        tries += 1
        return tries <= 12 ? 'cut' : accepted(asked)
      },
    })
    const { unsent } = await aTabletAt(centre, 10, { elapsedMs: () => 0 })
    await expect.poll(unsent).toEqual({ toSend: 0, refused: 0 })
    expect(new Set(centre.asked('_bulk_docs').map((asked) => documentsIn(asked).length))).toEqual(new Set([10]))
  })

  test('SY7 of conflicts costs one question more, whatever its size', async () => {
    const centre = await aScriptedCentre({
      _bulk_docs: (asked) => ({
        status: 201,
        body: documentsIn(asked).map(({ _id: id }) => ({ id, error: 'conflict', reason: 'Document update conflict.' })),
      }),
      _all_docs: () => ({
        status: 200,
        body: {
          rows: documentsIn(centre.asked('_bulk_docs')[0] ?? expect.unreachable()).map((document) => ({
            id: document._id,
            key: document._id,
            value: { rev: '1-a' },
            doc: { ...document, _rev: '1-a' },
          })),
        },
      }),
    })
    const { unsent } = await aTabletAt(centre, 10)
    await expect.poll(unsent).toEqual({ toSend: 0, refused: 0 })
    expect([centre.asked('_bulk_docs').length, centre.asked('_all_docs').length]).toEqual([1, 1])
  })

  test('SY4 of one record that the centre takes not even alone: it is set aside, and the others arrive', async () => {
    const centre = await aScriptedCentre({
      _bulk_docs: (asked) => (documentsIn(asked).some(({ _id }) => _id === poison) ? tooLarge : accepted(asked)),
    })
    let poison = ''
    const { services, ids, unsent } = await aTabletAt(centre, 10)
    poison = ids[3] ?? expect.unreachable()
    await expect.poll(unsent).toEqual({ toSend: 0, refused: 1 })
    expect(await firstValueFrom(services.refused.refused$())).toMatchObject([
      { id: poison, reason: 'The centre says that this record is too large.' },
    ])
  })
})

test('SY7 a page that came too slowly is asked for in halves', async () => {
  let elapsedMs = 0
  const centre = await aScriptedCentre({
    _changes: ({ query }) => {
      if (query.has('feed')) return 'silence'
      if (Number(query.get('limit')) <= 100) return { status: 200, body: { results: [], last_seq: '0', pending: 0 } }
      elapsedMs += 6_000
      return 'cut'
    },
  })
  const { services } = await aTabletAt(centre, 0, { elapsedMs: () => elapsedMs })
  const failure = async () => {
    services.sync.sendNow()
    const { failure: standing, lastSuccessAt } = await firstValueFrom(services.sync.status$)
    return { standing, isHeard: lastSuccessAt !== null }
  }
  await expect.poll(failure).toEqual({ standing: null, isHeard: true })
})

describe('SY8 the tablet tries again', () => {
  test('after pauses that double: the sender', async () => {
    const waits = vi.spyOn(globalThis, 'setTimeout')
    const centre = await aScriptedCentre({ _bulk_docs: () => 'cut' })
    const { unsent } = await aTabletAt(centre, 1, { random: () => 0 })
    await expect
      .poll(async () => [await unsent(), waits.mock.calls.map(([, ms]) => ms)][1])
      .toEqual(expect.arrayContaining([250, 500, 1_000, 2_000]))
    waits.mockRestore()
  })

  test('after pauses that double: the reader', async () => {
    const waits = vi.spyOn(globalThis, 'setTimeout')
    const centre = await aScriptedCentre({ _changes: () => 'cut' })
    const { unsent } = await aTabletAt(centre, 0, { random: () => 0 })
    await expect
      .poll(async () => [await unsent(), waits.mock.calls.map(([, ms]) => ms)][1])
      .toEqual(expect.arrayContaining([250, 500, 1_000, 2_000]))
    waits.mockRestore()
  })

  test('at once on "Send now" and on a sign in another tab, and asks anew what it was waiting for', async () => {
    const centre = await aScriptedCentre({})
    let hear: Parameters<Ports['tabs']['listen']>[0] = () => expect.unreachable()
    const tabs: Ports['tabs'] = {
      send: () => undefined,
      listen: (callback) => {
        hear = callback
      },
    }
    const { services } = await aTabletAt(centre, 0, { tabs })
    const waiting = () => centre.asked('_changes').filter(({ query }) => query.has('feed')).length
    await expect.poll(waiting).toBe(2)
    services.sync.sendNow()
    await expect.poll(waiting).toBe(4)
    hear({ kind: 'wake' })
    await expect.poll(waiting).toBe(6)
  })
})
