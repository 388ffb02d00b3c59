import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CentreClient, openCentre } from '../../centre/centreClient.ts'
import { enrolledAccount } from '../../centre/enrolment/enrolledAccounts.ts'
import { makeEnrolment } from '../../centre/enrolment/makeEnrolment.ts'
import { openOwnAccounts } from '../../centre/enrolment/openOwnAccounts.ts'
import { revokeEnrolment } from '../../centre/enrolment/removeAccount.ts'
import { whatCentreHolds } from '../../centre/enrolment/whatCentreHolds.ts'
import { installCentre } from '../../centre/installCentre.ts'
import type { Keyring } from '../../src/data/keyring/keyring.ts'
import type { LocalDatabase } from '../../src/data/openLocalDatabase.ts'
import { tabletStorage } from '../../src/data/storage/tabletStorage.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { base64Of, secretOf } from '../../src/platform/sealing.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aKeyring } from '../../src/testing/aKeyring.ts'
import { createTestServices } from '../../src/testing/createTestServices.ts'
import { networkFetch, type Network } from '../fixtures/aTablet.ts'
import { type TestCentre, testServers } from './centreServers.ts'

const bar = 'lambeth-popup'
const name = 'tablet'

// Apache CouchDB lets accounts change their own documents only where its own configuration says so, which a test must not change.
const [embedded] = testServers

describe('a tablet that lies sealed', () => {
  let centre: TestCentre
  let client: CentreClient
  beforeAll(async () => {
    if (embedded === undefined) throw new Error('There is no server to test against.')
    centre = await embedded.open()
    await installCentre(centre.url, centre.admin, [bar])
    client = await openCentre(centre.url, centre.admin)
    await openOwnAccounts(client)
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const hash = base64Of(await secretOf('2468', { salt, iterations: 1_000 }))
    const person = { type: 'person', schema: 1, personId: 'person-1', name: 'Sana Begum', barIds: [bar] }
    const content = { ...person, pin: { salt: base64Of(salt), hash, iterations: 1_000 } }
    expect((await client.request('PUT', 'techbar-shared/person:person-1', content)).status).toBe(201)
  })
  afterAll(async () => await centre.release())

  /** The same disk again is the same tablet after a restart. */
  async function start(disk: IDBFactory, network: Network, keyring: Keyring, line = networkFetch(network)) {
    const told = { startedAnew: 0 }
    const tablet = await createTestServices({
      keyring,
      storage: tabletStorage({ indexedDB: disk, IDBKeyRange }, keyring.seal),
      databaseName: name,
      centreUrl: centre.url,
      now: () => new Date(),
      newUuid: () => crypto.randomUUID(),
      fetch: line,
      databaseNames: async () => (await disk.databases()).map((database) => database.name ?? ''),
      startAnew: () => {
        told.startedAnew += 1
      },
    })
    const unsent = async () => {
      const { unsent: counts } = await firstValueFrom(tablet.services.sync.status$)
      return counts === null ? null : unsentTotal(counts)
    }
    return { ...tablet, told, unsent }
  }

  // No two tablets of a bar have one.
  const lettersLeft = 'ABCDEFGHJK'.split('')
  async function aUsedTablet(line?: typeof fetch) {
    const disk = new IDBFactory()
    const network: Network = { state: 'on', requests: [], mostAtOnce: 0 }
    const expiresAt = new Date(Date.now() + 86_400_000)
    const letter = lettersLeft.pop() ?? ''
    const code = await makeEnrolment(client, { barId: bar, role: 'tablet', letter, expiresAt }, new Date())
    const account = code.split('-')[0]?.toLowerCase() ?? ''
    const keyring = await aKeyring(disk, name)
    const tablet = await start(disk, network, keyring, line)
    expect(await tablet.services.sync.setUp(code)).toEqual({ kind: 'signed in' })
    await tablet.services.tablet.setUp({ barId: bar, letter })
    const isSealing = async () => !(await aKeyring(disk, name)).isOpen()
    await expect.poll(isSealing).toBe(true)
    return { disk, network, account, tablet, letter }
  }

  const arrival = {
    barId: bar,
    openingId: `opening:${bar}:2026-11-24`,
    reasonId: 'laptop-fault',
    service: 'waits',
  } as const
  const requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
  const recoveryCodeOf = async (account: string) =>
    (await enrolledAccount(client, account))?.enrolment?.recoveryCode ?? ''

  test('is opened after a restart by a PIN of its crew, that of somebody who never held it too', async () => {
    const { disk, network, tablet } = await aUsedTablet()
    network.state = 'off'
    const { id } = await tablet.services.visits.add({ ...arrival, requester }, tablet.services.stamp)
    await tablet.close()
    const keyring = await aKeyring(disk, name)
    const ways = await keyring.ways()
    const [holder] = await ways.holders()
    expect(holder).toMatchObject({ personId: 'person-1', name: 'Sana Begum' })
    const slot = holder?.slot ?? 'slot:device'
    expect(await ways.open({ kind: 'PIN', slot, pin: '1357' })).toBe('wrong')
    await expect(keyring.seal.tag('P1234')).rejects.toThrow(/sealed/)
    expect(await ways.open({ kind: 'PIN', slot, pin: '2468' })).toBe('right')
    const again = await start(disk, network, keyring)
    const found = await firstValueFrom(again.services.visits.earlier$('P1234', null))
    expect(found.map((visit) => visit.id)).toEqual([id])
  })

  test('is opened with the code that the centre keeps, when nobody knows a PIN: what was not sent is sent', async () => {
    const { disk, network, account, tablet } = await aUsedTablet()
    network.state = 'off'
    const { id } = await tablet.services.visits.add({ ...arrival, requester }, tablet.services.stamp)
    await tablet.close()
    network.state = 'on'
    const keyring = await aKeyring(disk, name)
    const ways = await keyring.ways()
    expect(await ways.open({ kind: 'recovery code', code: 'NOT-THE-CODE' })).toBe('wrong')
    const code = await recoveryCodeOf(account)
    expect(await ways.open({ kind: 'recovery code', code: code.toLowerCase().replaceAll('-', ' ') })).toBe('right')
    await start(disk, network, keyring)
    await expect.poll(async () => (await client.request('GET', `techbar-bar-${bar}/${id}`)).status).toBe(200)
  })

  test('has its code kept by the centre by and by, on a line that fails', async () => {
    const network: Network = { state: 'on', requests: [], mostAtOnce: 0 }
    const line = networkFetch(network)
    let losses = 0
    const tablet = await aUsedTablet(async (input, init) => {
      const answer = await line(input, init)
      // The first to write is the set-up code's new password.
      const isCode = typeof init?.body === 'string' && init.body.includes('recoveryCode')
      if (isCode && losses < 2) {
        losses += 1
        throw new TypeError('The answer got lost.')
      }
      return answer
    })
    expect(losses).toBe(2)
    const keyring = await aKeyring(tablet.disk, name)
    const code = await recoveryCodeOf(tablet.account)
    expect(await (await keyring.ways()).open({ kind: 'recovery code', code })).toBe('right')
  })

  test('was lost: when it hears that it was revoked, no PIN opens it any more, and nothing unsent is gone', async () => {
    const { disk, network, account, tablet, letter } = await aUsedTablet()
    // Where no other test gave a number.
    const openingId = `opening:${bar}:2026-11-25`
    const sent = await tablet.services.visits.add({ ...arrival, openingId, requester }, tablet.services.stamp)
    await expect.poll(async () => (await client.request('GET', `techbar-bar-${bar}/${sent.id}`)).status).toBe(200)
    await expect.poll(tablet.unsent).toBe(0)
    network.state = 'off'
    const { id } = await tablet.services.visits.add({ ...arrival, requester }, tablet.services.stamp)
    const code = await recoveryCodeOf(account)
    const told: unknown[] = []
    await revokeEnrolment(client, account, new Date(), ({ enrolment }) => void told.push(enrolment?.recoveryCode))
    expect(told).toEqual([code])
    // What it sent is known, and so from when on something is missing.
    const until = sent.events.at(-1)?.at
    const held = () => whatCentreHolds(client, bar, tablet.installId)
    expect(await held()).toEqual({ until, receiptOf: null, missing: [] })
    // The third was refused, say, and the fourth was not: two have a number that was given out, and are not there.
    const { id: _id, ...fourth } = { ...sent, queueNumber: `${letter}04` }
    expect((await client.request('PUT', `techbar-bar-${bar}/visit:${crypto.randomUUID()}`, fourth)).status).toBe(201)
    const missing = [`${letter}02`, `${letter}03`].map((queueNumber) => ({ openingId, queueNumber }))
    expect(await held()).toEqual({ until, receiptOf: null, missing })
    network.state = 'on'
    tablet.services.sync.sendNow()
    await expect.poll(() => tablet.told.startedAnew).toBe(1)
    await tablet.close()
    const keyring = await aKeyring(disk, name)
    const ways = await keyring.ways()
    expect(keyring.isOpen()).toBe(false)
    expect(await ways.holders()).toEqual([])
    expect(await ways.cutOffAt()).not.toBeNull()
    expect(await ways.open({ kind: 'recovery code', code })).toBe('right')
    const found = await start(disk, network, keyring)
    expect(await found.unsent()).toBeGreaterThanOrEqual(1)
    expect((await firstValueFrom(found.services.visits.byId$(id)))?.staffNumber).toBe('P1234')
    expect((await client.request('GET', `techbar-bar-${bar}/${id}`)).status).toBe(404)
    // Opened by whoever has the code, it stays open, though the centre goes on refusing it.
    await expect
      .poll(async () => (await firstValueFrom(found.services.sync.status$)).failure)
      .toEqual({ kind: 'signed-out' })
    expect(found.told.startedAnew).toBe(0)
  })

  test('a centre that merely refuses it seals nothing', async () => {
    const { disk, network, account, tablet } = await aUsedTablet()
    const own = await enrolledAccount(client, account)
    const { _id, _rev } = own?.document ?? { _id: '', _rev: '' }
    await client.request('PUT', `_users/${encodeURIComponent(_id)}`, { _id, _rev, _deleted: true })
    network.state = 'on'
    await tablet.services.visits.add({ ...arrival, requester }, tablet.services.stamp)
    await expect
      .poll(async () => (await firstValueFrom(tablet.services.sync.status$)).failure)
      .toEqual({ kind: 'signed-out' })
    expect(tablet.told.startedAnew).toBe(0)
    expect(await (await (await aKeyring(disk, name)).ways()).holders()).toHaveLength(1)
  })

  describe('holds records whose seals are broken', () => {
    /** As another version of the app wrote it back: its revision is not the one that was sealed. */
    async function breakRow(database: LocalDatabase, id: string) {
      const { dexieDb } = await (database.visits.storageInstance.internals as Promise<{
        readonly dexieDb: { backendDB(): IDBDatabase }
      }>)
      const docs = dexieDb.backendDB().transaction('docs', 'readwrite').objectStore('docs')
      const reading = docs.get(id)
      const row = await new Promise<object>((resolve) =>
        reading.addEventListener('success', () => resolve(reading.result as object)),
      )
      const putting = docs.put({ ...row, _rev: '9-broken' })
      await new Promise((resolve) => putting.addEventListener('success', resolve))
    }

    const statusAt = async (id: string) => (await client.request('GET', `techbar-bar-${bar}/${id}`)).status

    test('and sends the others', async () => {
      const { network, tablet } = await aUsedTablet()
      await expect.poll(tablet.unsent).toBe(0)
      network.state = 'off'
      const { visits, stamp, sync } = tablet.services
      const broken = await visits.add({ ...arrival, requester }, stamp)
      const whole = await visits.add({ ...arrival, requester }, stamp)
      await breakRow(tablet.database, broken.id)
      network.state = 'on'
      sync.sendNow()
      await expect.poll(async () => statusAt(whole.id)).toBe(200)
      await expect.poll(tablet.unsent).toBe(0)
      expect(await statusAt(broken.id)).toBe(404)
      // Nobody may take the day for done.
      const { unsent } = await firstValueFrom(sync.status$)
      expect(unsent).toMatchObject({ visits: 0, damaged: 1 })
      const { damaged } = tablet.services
      expect(await firstValueFrom(damaged.damaged$)).toEqual([{ id: broken.id, changedAt: broken.updatedAt }])
      await damaged.seenTo(broken.id)
      await expect.poll(async () => (await firstValueFrom(sync.status$)).unsent?.damaged).toBe(0)
    })

    test('and fetches from the centre what it has of them', async () => {
      const { tablet } = await aUsedTablet()
      const { visits, stamp, sync, damaged } = tablet.services
      const somebody = { ...requester, staffNumber: 'P7777' }
      const { id, queueNumber } = await visits.add({ ...arrival, requester: somebody }, stamp)
      await expect.poll(async () => statusAt(id)).toBe(200)
      await expect.poll(tablet.unsent).toBe(0)
      await breakRow(tablet.database, id)
      const numbersFound = async () =>
        (await firstValueFrom(visits.earlier$('P7777', null))).map((visit) => visit.queueNumber)
      expect(await numbersFound()).toEqual([])
      sync.sendNow()
      await expect.poll(numbersFound).toEqual([queueNumber])
      expect(await firstValueFrom(damaged.damaged$)).toEqual([])
    })

    test('and takes a new version of them, and all that comes after', async () => {
      const { tablet } = await aUsedTablet()
      const { visits, stamp } = tablet.services
      const { id, queueNumber } = await visits.add({ ...arrival, requester }, stamp)
      await expect.poll(async () => statusAt(id)).toBe(200)
      await expect.poll(tablet.unsent).toBe(0)
      await breakRow(tablet.database, id)
      const path = `techbar-bar-${bar}/${id}`
      const { body } = await client.request('GET', path)
      const { _id, _rev, ...held } = body as unknown as Visit & { readonly _id: string; readonly _rev: string }
      const noted = addVisitEvent({ ...held, id }, { kind: 'noted', text: 'Seen by a colleague' }, aStamp(500))
      const { id: _same, ...document } = noted
      expect((await client.request('PUT', path, { ...document, _rev })).status).toBe(201)
      const { id: _other, ...other } = { ...held, queueNumber: 'C01' }
      const after = `visit:${crypto.randomUUID()}`
      expect((await client.request('PUT', `techbar-bar-${bar}/${after}`, other)).status).toBe(201)
      await expect.poll(async () => (await firstValueFrom(visits.byId$(after)))?.queueNumber).toBe('C01')
      const found = await firstValueFrom(visits.byId$(id))
      expect(found?.queueNumber).toBe(queueNumber)
      expect(found?.events.at(-1)).toMatchObject({ kind: 'noted', text: 'Seen by a colleague' })
    })
  })
})
