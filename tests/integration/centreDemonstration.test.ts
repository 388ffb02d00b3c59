import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationBars } from '../../centre/demonstration/demonstrationBars.ts'
import { demonstrationHistory } from '../../centre/demonstration/demonstrationHistory.ts'
import { seedDemonstration } from '../../centre/demonstration/seedDemonstration.ts'
import { readSetUpCode } from '../../src/domain/tablet/readSetUpCode.ts'
import { ask, type TestCentre, testServers, waitUntil } from './centreServers.ts'

const tuesday = new Date('2026-11-24T10:00:00Z')
const wednesday = new Date('2026-11-25T10:00:00Z')
const nextMonth = new Date('2027-01-04T10:00:00Z')
const { visits, swaps, taps, stockMovements } = demonstrationHistory(tuesday)
const history = [...visits, ...swaps, ...taps, ...stockMovements]

describe.each(testServers)('the demonstration on $name', (server) => {
  let centre: TestCentre
  let signIn: readonly string[]

  beforeAll(async () => {
    centre = await server.open()
    const interrupted = seedDemonstration(centre.url, centre.admin, tuesday, (words) => {
      if (words.startsWith('Romford')) throw new Error('interrupted')
    })
    await expect(interrupted).rejects.toThrow('interrupted')
    signIn = (await seedDemonstration(centre.url, centre.admin, wednesday)).signIn
  }, 150_000)
  afterAll(async () => await centre.release())

  const idsIn = async (database: string) => {
    const { body } = await ask(centre, centre.admin, 'GET', `${database}/_all_docs`)
    const rows = body['rows'] as readonly { readonly id: string }[]
    return rows.map(({ id }) => id).filter((id) => !id.startsWith('_design/'))
  }

  test('goes on where it was interrupted, a day later: every record once, in the database of its bar', async () => {
    for (const { barId } of demonstrationBars) {
      const expected = history.filter((record) => record.barId === barId).map(({ id }) => id)
      expect((await idsIn(`techbar-bar-${barId}`)).toSorted()).toEqual(expected.toSorted())
    }
  })

  test('reaches the central database whole', async () => {
    await waitUntil(async () => (await idsIn('techbar-central')).length === history.length, 'all records are there')
  })

  test('shares bars, sites, people and the catalogue with a tablet that signs in with the code', async () => {
    const code = readSetUpCode(/TRYOUT\S+/.exec(signIn.join(' '))?.[0] ?? '')
    if (code.kind !== 'read') throw new Error(code.reason)
    const account = { name: code.account, password: code.password }
    const { status, body } = await ask(centre, account, 'GET', 'techbar-shared/_all_docs')
    expect(status).toBe(200)
    const rows = body['rows'] as readonly { readonly id: string }[]
    const countOf = (type: string) => rows.filter(({ id }) => id.startsWith(`${type}:`)).length
    expect(['catalogue', 'bar', 'site', 'person'].map(countOf)).toEqual([1, 14, 42, 35])
    expect((await ask(centre, account, 'GET', 'techbar-bar-croydon-desk/_all_docs?limit=1')).status).toBe(200)
  })

  test('says the same set-up code at each later start, and extends the rota', async () => {
    const again = await seedDemonstration(centre.url, centre.admin, nextMonth)
    expect(again.signIn).toEqual(signIn)
    const openings = (await idsIn('techbar-shared')).filter((id) => id.startsWith('opening:lambeth-popup:'))
    expect(openings.at(-1)).toBe('opening:lambeth-popup:2027-02-05')
    expect(await idsIn('techbar-bar-croydon-desk')).toHaveLength(
      history.filter(({ barId }) => barId === 'croydon-desk').length,
    )
  })
})
