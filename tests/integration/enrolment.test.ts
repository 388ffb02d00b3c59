import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CentreClient, openCentre } from '../../centre/centreClient.ts'
import { CentreFailure } from '../../centre/centreFailure.ts'
import { boundInstallOf, enrolledAccounts } from '../../centre/enrolment/enrolledAccounts.ts'
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
    await installCentre(centre.url, centre.admin, [bar, 'croydon-desk'])
    client = await openCentre(centre.url, centre.admin)
    await openOwnAccounts(client)
  })
  afterAll(async () => await centre.release())

  /** With a letter that no other tablet has; `K` is left for the command's own test. */
  const enrol = async (wanted: Partial<Wanted> = {}, now = new Date()) => {
    const taken = (await enrolledAccounts(client)).map(({ enrolment }) => enrolment?.letter)
    const letter = 'ABCDEFGHIJLMNOPQRSTUVWXYZ'.split('').find((each) => !taken.includes(each)) ?? ''
    return await makeEnrolment(client, { barId: bar, role: 'tablet', letter, expiresAt: inTwoDays(), ...wanted }, now)
  }
  const nameOf = (code: string) => code.split('-')[0]?.toLowerCase() ?? ''
  const accountOf = async (code: string) => (await enrolledAccounts(client)).find(({ name }) => name === nameOf(code))

  /** A tablet as it comes out of its box; `lose` makes the answer to a change of password get lost. */
  async function aNewTablet(now = () => new Date()) {
    const network = { state: 'on' as const, requests: [], mostAtOnce: 0 }
    const line = networkFetch(network)
    const trouble = { losesAnswer: false }
    const { services, installId } = await createTestServices({
      centreUrl: centre.url,
      now,
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
    await setUp(tablet, code)
    expect(await sweepEnrolments(client, new Date())).toContain(`${nameOf(code)}: bound to its install`)
    expect(await sweepEnrolments(client, new Date())).toEqual([])
    const bound = await accountOf(code)
    expect(bound === undefined ? null : boundInstallOf(bound)).toBe(tablet.installId)
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

  test.each([
    ['behind', -1],
    ['ahead', 1],
  ])(
    'by the clock of the centre: a tablet whose own is a month %s does neither lose nor save a code',
    async (_way, sign) => {
      const tablet = await aNewTablet(() => new Date(Date.now() + sign * 30 * 86_400_000))
      const expired = await enrol({ expiresAt: new Date(Date.now() - 60_000) })
      expect(await tablet.services.sync.setUp(expired)).toMatchObject({ kind: 'expired' })
      const before = Date.now()
      const code = await enrol()
      expect(await tablet.services.sync.setUp(code)).toEqual({ kind: 'signed in' })
      const usedAt = Date.parse((await accountOf(code))?.enrolment?.usedAt ?? '')
      expect(Math.abs(usedAt - before)).toBeLessThan(86_400_000)
    },
  )

  test('until it is revoked', async () => {
    const code = await enrol()
    const tablet = await aNewTablet()
    await tablet.services.sync.setUp(code)
    const { name = '', password = '' } = (await tablet.account()) ?? {}
    const session = await openCentre(centre.url, { name, password })
    expect((await session.request('GET', 'techbar-shared')).status).toBe(200)
    await revokeEnrolment(client, nameOf(code), new Date())
    await expect(session.request('GET', 'techbar-shared')).rejects.toThrow(/does not let/)
    await expect(openCentre(centre.url, { name, password })).rejects.toThrow(/does not take/)
    await expect(revokeEnrolment(client, nameOf(code), new Date())).rejects.toThrow(/No tablet was enrolled/)
  })

  /** Whoever holds an account can write what they like into its document, but for its roles. */
  async function note(code: string, notes: (enrolment: object) => unknown, password = code) {
    const holder = await openCentre(centre.url, { name: nameOf(code), password })
    const path = `_users/org.couchdb.user:${nameOf(code)}`
    const { body } = await holder.request('GET', path)
    const enrolment = notes(body['enrolment'] as object)
    expect((await holder.request('PUT', path, { ...body, enrolment })).status).toBe(201)
  }
  /** Set up, and what it keeps in its account is there. */
  async function setUp({ services }: Awaited<ReturnType<typeof aNewTablet>>, code: string) {
    expect(await services.sync.setUp(code)).toEqual({ kind: 'signed in' })
    await expect.poll(async () => (await accountOf(code))?.enrolment?.recoveryCode).toMatch(/^(\w{4}-){6}\w{4}$/)
  }
  const sweepWords = async () => (await sweepEnrolments(client, new Date())).join('\n')
  const claiming = (installId?: string) => (enrolment: object) => ({
    ...enrolment,
    usedAt: new Date().toISOString(),
    ...(installId === undefined ? {} : { installId }),
  })

  test('and no tablet takes the place of another install', async () => {
    const first = await aNewTablet()
    const code = await enrol()
    await setUp(first, code)
    await sweepWords()
    const second = await enrol()
    await note(second, claiming(first.installId))
    const words = await sweepWords()
    expect(words).toMatch(new RegExp(`^${nameOf(second)}: used .*the install of another account too`, 'm'))
    expect(words).toContain(`${nameOf(code)}, used`)
    expect(words).not.toMatch(new RegExp(`^${nameOf(code)}:`, 'm'))
    expect((await accountOf(second))?.roles).toEqual(['tablet', `bar:${bar}`, 'enrolled'])
    await revokeEnrolment(client, nameOf(second), new Date())
  })

  test('and of two codes that one tablet used none is bound before an administrator chose', async () => {
    const tablet = await aNewTablet()
    const codes = [await enrol(), await enrol()] as const
    for (const code of codes) await setUp(tablet, code)
    const words = await sweepWords()
    for (const code of codes) {
      expect(words).toMatch(new RegExp(`^${nameOf(code)}: used \\d{4}-`, 'm'))
      expect((await accountOf(code))?.roles).not.toContain(`install:${tablet.installId}`)
    }
    const [orphan, working] = codes
    await revokeEnrolment(client, nameOf(orphan), new Date())
    expect(await sweepWords()).toContain(`${nameOf(working)}: bound to its install`)
  })

  test('and stays bound to its install, whatever its tablet writes into its notes', async () => {
    const tablet = await aNewTablet()
    const code = await enrol()
    await setUp(tablet, code)
    await sweepWords()
    const { password = '' } = (await tablet.account()) ?? {}
    for (const notes of [claiming(crypto.randomUUID()), () => null]) {
      await note(code, notes, password)
      expect(await sweepWords()).toContain(`${nameOf(code)}: its notes are not of the install`)
      expect((await accountOf(code))?.roles).toContain(`install:${tablet.installId}`)
    }
    await revokeEnrolment(client, nameOf(code), new Date())
    expect(await accountOf(code)).toBeUndefined()
  })

  test.each<[string, (enrolment: object) => unknown, string]>([
    ['notes that cannot be read', () => null, 'its notes cannot be read'],
    ['no install', claiming(), 'used, and does not say by which install'],
    ['an install that there cannot be', claiming('x'), 'says that it is an install that there cannot be'],
    ['an install that is another role', claiming('1 manager'), 'says that it is an install that there cannot be'],
  ])('and an account with %s is named, not bound, and can be revoked', async (_what, notes, words) => {
    const code = await enrol()
    await note(code, notes)
    expect(await sweepWords()).toContain(`${nameOf(code)}: ${words}`)
    expect((await accountOf(code))?.roles).toEqual(['tablet', `bar:${bar}`, 'enrolled'])
    await revokeEnrolment(client, nameOf(code), new Date())
    await expect(openCentre(centre.url, { name: nameOf(code), password: code })).rejects.toThrow(/does not take/)
  })

  test('and one that changes as it is swept is left for the next sweep, which the others are not', async () => {
    const tablets = [await aNewTablet(), await aNewTablet()] as const
    const codes = [await enrol(), await enrol()] as const
    for (const [at, tablet] of tablets.entries()) await setUp(tablet, codes[at] ?? '')
    const [changed] = codes.map(nameOf).toSorted((a, b) => a.localeCompare(b))
    const meanwhile: CentreClient = {
      ...client,
      request: async (method, path, body) => {
        const isOfChanged = method === 'PUT' && path.endsWith(encodeURIComponent(`:${changed ?? ''}`))
        if (isOfChanged) await client.request('PUT', path, { ...body, note: 'another write' })
        return await client.request(method, path, body)
      },
    }
    const words = await sweepEnrolments(meanwhile, new Date())
    expect(words.filter((line) => codes.some((code) => line.startsWith(nameOf(code)))).toSorted()).toEqual(
      codes
        .map(nameOf)
        .map((name) =>
          name === changed
            ? `${name}: changed in this moment; left for the next sweep`
            : `${name}: bound to its install`,
        )
        .toSorted(),
    )
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

  describe('under a letter that no other tablet of its bar has', () => {
    const letter = 'Z'
    const isRefused = async (holder: string, state: string) => {
      const accounts = (await enrolledAccounts(client)).length
      const words = `The letter Z of ${bar} is that of the account ${nameOf(holder)}: ${state}`
      await expect(enrol({ letter })).rejects.toThrow(words)
      await expect(enrol({ letter, role: 'desk-screen' })).rejects.toThrow(
        `revoke ${nameOf(holder)}. No account was made.`,
      )
      expect(await enrolledAccounts(client)).toHaveLength(accounts)
    }

    test('as long as the code of that one is good or it is in use, and not once it is revoked', async () => {
      const code = await enrol({ letter })
      await isRefused(code, 'its code is still good')
      await setUp(await aNewTablet(), code)
      await isRefused(code, 'its tablet is set up')
      await sweepWords()
      await isRefused(code, 'its tablet is set up')
      await revokeEnrolment(client, nameOf(code), new Date())
      const next = await enrol({ letter })
      expect(await accountOf(next)).toMatchObject({ enrolment: { letter } })
      await revokeEnrolment(client, nameOf(next), new Date())
    })

    test('and not once its code expired unused', async () => {
      const expired = await enrol({ letter, expiresAt: new Date(Date.now() - 1000) })
      const next = await enrol({ letter })
      expect((await accountOf(next))?.name).not.toBe(nameOf(expired))
      await revokeEnrolment(client, nameOf(next), new Date())
    })

    test('at another bar it is another tablet', async () => {
      const here = await enrol({ letter })
      const elsewhere = await enrol({ letter, barId: 'croydon-desk' })
      expect(await accountOf(elsewhere)).toMatchObject({ enrolment: { letter, barId: 'croydon-desk' } })
      await revokeEnrolment(client, nameOf(here), new Date())
    })
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
      const hostile = {
        barId: `b\u001b[2J\n${'x'.repeat(100)}`,
        letter: 'K\u202e',
        madeAt: '',
        expiresAt: '',
        usedAt: '\r',
      }
      await note(code, () => hostile)
      const [line = ''] = (await run('list')).stdout.split('\n').filter((each) => each.startsWith(`${nameOf(code)}  `))
      expect(line).toBe(`${nameOf(code)}  b?[2J?${'x'.repeat(34)} K?  desk-screen  set up ?, not bound yet`)
      await note(code, () => null)
      expect((await run('list')).stdout).toContain(`${nameOf(code)}  desk-screen  notes unreadable: revoke it`)
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
