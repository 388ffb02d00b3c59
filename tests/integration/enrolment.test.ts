import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CentreClient, openCentre } from '../../centre/centreClient.ts'
import { CentreFailure } from '../../centre/centreFailure.ts'
import { enrolledAccounts, isBound } from '../../centre/enrolment/enrolledAccounts.ts'
import { makeEnrolment, type Wanted } from '../../centre/enrolment/makeEnrolment.ts'
import { openOwnAccounts } from '../../centre/enrolment/openOwnAccounts.ts'
import { revokeEnrolment } from '../../centre/enrolment/removeAccount.ts'
import { sweepEnrolments } from '../../centre/enrolment/sweepEnrolments.ts'
import { installCentre } from '../../centre/installCentre.ts'
import { createTestServices } from '../../src/testing/createTestServices.ts'
import { openVisit } from '../../src/domain/visit/openVisit.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { networkFetch } from '../fixtures/aTablet.ts'
import { type TestCentre, testServers } from './centreServers.ts'

const bar = 'lambeth-popup'
const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000)

// Apache CouchDB lets accounts change their own passwords only where its own configuration says so, which a test must not change.
const [embedded] = testServers

describe('a tablet is enrolled', () => {
  let centre: TestCentre
  let client: CentreClient
  beforeAll(async () => {
    if (embedded === undefined) throw new Error('There is no server to test against.')
    centre = await embedded.open()
    await installCentre(centre.url, centre.admin, [bar])
    client = await openCentre(centre.url, centre.admin)
    await openOwnAccounts(client)
  })
  afterAll(async () => await centre.release())

  const enrol = (wanted: Partial<Wanted> = {}, now = new Date()) =>
    makeEnrolment(client, { barId: bar, role: 'tablet', letter: 'A', expiresAt: inTwoDays(), ...wanted }, now)
  const nameOf = (code: string) => code.split('-')[0]?.toLowerCase() ?? ''
  const accountOf = async (code: string) => (await enrolledAccounts(client)).find(({ name }) => name === nameOf(code))

  /** A tablet as it comes out of its box; `lose` makes the answer to a change of password get lost. */
  async function aNewTablet() {
    const network = { state: 'on' as const, requests: [], mostAtOnce: 0 }
    const line = networkFetch(network)
    const trouble = { losesAnswer: false }
    const { services, installId } = await createTestServices({
      centreUrl: centre.url,
      now: () => new Date(),
      newUuid: () => crypto.randomUUID(),
      fetch: async (input, init) => {
        const answer = await line(input, init)
        if (trouble.losesAnswer && init?.method === 'PUT') throw new TypeError('The answer got lost.')
        return answer
      },
    })
    return { services, installId, trouble, account: () => firstValueFrom(services.tablet.account$()) }
  }

  test('with a code that is good once: the tablet gives the account a password of its own', async () => {
    const code = await enrol()
    const tablet = await aNewTablet()
    expect(await tablet.services.sync.setUp(code.toLowerCase())).toEqual({ kind: 'signed in' })
    const own = await tablet.account()
    expect(own?.name).toBe(nameOf(code))
    expect(own?.password).not.toBe(code)
    expect(own?.password.length).toBeGreaterThan(40)
    const other = await aNewTablet()
    expect(await other.services.sync.setUp(code)).toEqual({ kind: 'failed', failure: { kind: 'signed-out' } })
    expect(await other.account()).toBeNull()
    expect(await accountOf(code)).toMatchObject({
      roles: ['tablet', `bar:${bar}`, 'enrolled'],
      enrolment: { barId: bar, letter: 'A', installId: tablet.installId },
    })
  })

  test('and a lost answer costs no code: typed again on the same tablet it is known', async () => {
    const code = await enrol()
    const tablet = await aNewTablet()
    tablet.trouble.losesAnswer = true
    expect(await tablet.services.sync.setUp(code)).toEqual({ kind: 'failed', failure: { kind: 'no-connection' } })
    expect(await tablet.account()).toBeNull()
    tablet.trouble.losesAnswer = false
    expect(await tablet.services.sync.setUp(code)).toEqual({ kind: 'signed in' })
    expect((await tablet.account())?.password).not.toBe(code)
  })

  test('and sends from then on, as the install that it is, once it is bound', async () => {
    const code = await enrol()
    const tablet = await aNewTablet()
    await tablet.services.sync.setUp(code)
    expect(await sweepEnrolments(client, new Date())).toContain(`${nameOf(code)}: bound to its install`)
    expect(await sweepEnrolments(client, new Date())).toEqual([])
    const bound = await accountOf(code)
    expect(bound !== undefined && isBound(bound)).toBe(true)
    await tablet.services.tablet.setUp({ barId: bar, letter: 'A' })
    const arrival = {
      barId: bar,
      openingId: `opening:${bar}:2026-11-24`,
      reasonId: 'laptop-fault',
      service: 'waits',
    } as const
    const requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' } as const
    const { id } = await tablet.services.visits.add({ ...arrival, requester }, tablet.services.stamp)
    await expect.poll(async () => (await client.request('GET', `techbar-bar-${bar}/${id}`)).status).toBe(200)
    const forged = openVisit(
      { ...arrival, requester, id: 'visit:forged', queueNumber: 'A01', by: 'install-1' },
      aStamp(1),
    )
    const { name = '', password = '' } = (await tablet.account()) ?? {}
    const asTablet = await openCentre(centre.url, { name, password })
    const { status, body } = await asTablet.request('PUT', `techbar-bar-${bar}/visit:forged`, {
      ...forged,
      id: undefined,
    })
    expect({ status, reason: body['reason'] }).toMatchObject({
      status: 403,
      reason: expect.stringContaining('signs what it sends') as string,
    })
  })

  test('in time, or not at all: an expired code says so, and is swept away', async () => {
    const code = await enrol({ expiresAt: new Date(Date.now() - 1000) })
    const tablet = await aNewTablet()
    expect(await tablet.services.sync.setUp(code)).toMatchObject({ kind: 'expired' })
    expect(await tablet.account()).toBeNull()
    expect(await sweepEnrolments(client, new Date())).toContain(
      `${nameOf(code)}: its code was not used in time; taken away`,
    )
    expect(await accountOf(code)).toBeUndefined()
    expect(await tablet.services.sync.setUp(code)).toEqual({ kind: 'failed', failure: { kind: 'signed-out' } })
  })

  test('until it is revoked', async () => {
    const code = await enrol()
    const tablet = await aNewTablet()
    await tablet.services.sync.setUp(code)
    const { name = '', password = '' } = (await tablet.account()) ?? {}
    const session = await openCentre(centre.url, { name, password })
    expect((await session.request('GET', 'techbar-shared')).status).toBe(200)
    await revokeEnrolment(client, nameOf(code))
    await expect(session.request('GET', 'techbar-shared')).rejects.toThrow(/does not let/)
    await expect(openCentre(centre.url, { name, password })).rejects.toThrow(/does not take/)
    await expect(revokeEnrolment(client, nameOf(code))).rejects.toThrow(/No tablet was enrolled/)
  })

  test('and no tablet takes the place of another install', async () => {
    const first = await aNewTablet()
    const code = await enrol()
    await first.services.sync.setUp(code)
    await sweepEnrolments(client, new Date())
    const second = await enrol()
    const thief = await openCentre(centre.url, { name: nameOf(second), password: second })
    const path = `_users/org.couchdb.user:${nameOf(second)}`
    const { body } = await thief.request('GET', path)
    const enrolment = { ...(body['enrolment'] as object), usedAt: new Date().toISOString(), installId: first.installId }
    expect((await thief.request('PUT', path, { ...body, enrolment })).status).toBe(201)
    expect((await sweepEnrolments(client, new Date())).join('\n')).toContain(
      `${nameOf(second)}: says that it is the install of another`,
    )
    expect((await accountOf(second))?.roles).toEqual(['tablet', `bar:${bar}`, 'enrolled'])
    await revokeEnrolment(client, nameOf(second))
  })

  test('and sees no account but its own, and gives itself no role', async () => {
    const code = await enrol({ role: 'desk-screen' })
    const other = await enrol()
    const screen = await openCentre(centre.url, { name: nameOf(code), password: code })
    const own = `_users/org.couchdb.user:${nameOf(code)}`
    const { body } = await screen.request('GET', own)
    expect((await screen.request('PUT', own, { ...body, roles: ['tablet', `bar:${bar}`, 'enrolled'] })).status).toBe(
      403,
    )
    expect((await screen.request('GET', `_users/org.couchdb.user:${nameOf(other)}`)).status).toBe(404)
    await expect(screen.request('GET', '_users/_all_docs')).rejects.toThrow(CentreFailure)
  })

  test('only for a bar, a role and a letter that there are', async () => {
    await expect(enrol({ barId: 'nowhere' })).rejects.toThrow("There is no bar 'nowhere'")
    await expect(enrol({ role: 'manager' })).rejects.toThrow("'manager' is neither")
    await expect(enrol({ letter: 'AB' })).rejects.toThrow("'AB' is not")
  })

  describe('npm run enrol', () => {
    const run = async (...words: readonly string[]) => {
      const url = new URL(centre.url)
      url.username = centre.admin.name
      url.password = centre.admin.password
      const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'centre/enrol.ts', url.href, ...words])
      return await command.then(
        ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
        (failure: { code: number; stdout: string; stderr: string }) => failure,
      )
    }

    test('makes a code, lists it without the code, and revokes it', async () => {
      const made = await run('--bar', bar, '--letter', 'K', '--role', 'desk-screen')
      const [, code = ''] = /lambeth-popup: (\S+)/.exec(made.stdout) ?? []
      expect(code).toMatch(/^T[A-Z0-9]{6}(-[A-Z0-9]{4}){3}$/)
      const listed = await run('list')
      expect(listed.stdout).toContain(`${nameOf(code)}  lambeth-popup K  desk-screen  code not used yet, good until`)
      expect(listed.stdout).not.toContain(code)
      expect(await run('revoke', nameOf(code))).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('revoked') as string,
      })
      expect((await run('list')).stdout).not.toContain(nameOf(code))
    })

    test.each([
      ['without a bar', ['--letter', 'A'], 'Usage: npm run enrol'],
      ['for longer than a month', ['--bar', bar, '--letter', 'A', '--days', '90'], 'Usage: npm run enrol'],
      ['for a bar that there is not', ['--bar', 'nowhere', '--letter', 'A'], "There is no bar 'nowhere'"],
      ['to revoke nobody', ['revoke', 'nobody'], "No tablet was enrolled as 'nobody'"],
      ['with another word', ['remove', 'x'], 'Usage: npm run enrol'],
    ])('fails with a clear sentence %s', async (_how, words, sentence) => {
      expect(await run(...words)).toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) as string })
    })
  })
})
