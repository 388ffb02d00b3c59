import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCentre } from '../../centre/centreClient.ts'
import { checkOpenness } from '../../centre/checkOpenness.ts'
import { ensureAccount } from '../../centre/ensureAccount.ts'
import { type InstallReport, installCentre } from '../../centre/installCentre.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { aScriptedCentre } from '../fixtures/aScriptedCentre.ts'
import { forward, reply } from '../fixtures/faultProxyForward.ts'
import { proxyOnLoopback } from '../fixtures/faultProxyServer.ts'
import { ask, type TestCentre, testServers, waitUntil } from './centreServers.ts'

const bar = 'lambeth-popup'
const ann = { name: 'techbar-test-ann', password: 'ANN-K7QF-2M9X', roles: ['tablet', `bar:${bar}`] }
const bob = { name: 'techbar-test-bob', password: 'BOB-K7QF-2M9X', roles: ['tablet', 'bar:croydon-desk'] }
const mia = { name: 'techbar-test-mia', password: 'MIA-K7QF-2M9X', roles: ['manager'] }
const zoe = { name: 'techbar-test-zoe', password: 'ZOE-K7QF-2M9X', roles: [] }

const { id, ...visit } = aVisit([{ kind: 'started' }, closedAs('fixed')])
const site = {
  type: 'site',
  schema: 1,
  siteId: 'bow',
  name: 'Bow',
  bcu: 'Central East',
  borough: 'Tower Hamlets',
  network: 'poor',
}

describe.each(testServers)('a centre on $name', (server) => {
  let centre: TestCentre
  let first: InstallReport

  beforeAll(async () => {
    centre = await server.open()
    first = await installCentre(centre.url, centre.admin, [bar, 'croydon-desk'])
    const client = await openCentre(centre.url, centre.admin)
    for (const account of [ann, bob, mia, zoe]) await ensureAccount(client, account)
  }, 150_000)
  afterAll(async () => await centre.release())

  test('is installed again without a change', async () => {
    expect(first.changes).toContain(`techbar-bar-${bar}: created`)
    const again = await installCentre(centre.url, centre.admin, [bar])
    expect(again.changes).toEqual([])
  })

  test('has one database that everyone reads, and no other', async () => {
    expect(first.problems).toEqual([])
    expect((await ask(centre, null, 'GET', 'techbar-public')).status).toBe(200)
    for (const name of [`techbar-bar-${bar}`, 'techbar-shared', 'techbar-central'])
      expect((await ask(centre, null, 'GET', name)).status).toBe(401)
  })

  test('gets a database for each bar that the managers put into techbar-shared', async () => {
    const romford = {
      type: 'bar',
      schema: 1,
      barId: 'romford-desk',
      name: 'Romford desk',
      kind: 'desk',
      bcu: 'East Area',
      siteId: null,
      hours: null,
      reasonOrder: [],
    }
    expect((await ask(centre, mia, 'PUT', 'techbar-shared/bar:romford-desk', romford)).status).toBe(201)
    const { barIds, changes } = await installCentre(centre.url, centre.admin, [])
    expect(barIds).toContain('romford-desk')
    expect(changes).toContain('techbar-bar-romford-desk: created')
  })

  test("takes a visit of the bar's own tablet, and carries it to the central database", async () => {
    expect((await ask(centre, ann, 'PUT', `techbar-bar-${bar}/${id}`, visit)).status).toBe(201)
    await waitUntil(
      async () => (await ask(centre, mia, 'GET', `techbar-central/${id}`)).status === 200,
      'the visit is in techbar-central',
    )
    const { body } = await ask(centre, mia, 'GET', 'techbar-central/_design/figures/_view/visits-by-day?group=true')
    expect(body['rows']).toEqual([{ key: [bar, '2026-11-24', 'fixed', 'laptop-fault'], value: 1 }])
  })

  test('keeps the bars apart', async () => {
    expect((await ask(centre, bob, 'GET', `techbar-bar-${bar}/_all_docs`)).status).toBe(403)
    expect((await ask(centre, bob, 'PUT', `techbar-bar-${bar}/visit:b`, visit)).status).toBe(403)
    expect((await ask(centre, ann, 'GET', 'techbar-central/_all_docs')).status).toBe(403)
    expect((await ask(centre, null, 'GET', `techbar-bar-${bar}/_all_docs`)).status).toBe(401)
  })

  test('lets managers read a bar, and not write there', async () => {
    expect((await ask(centre, mia, 'GET', `techbar-bar-${bar}/_all_docs`)).status).toBe(200)
    const { status, body } = await ask(centre, mia, 'PUT', `techbar-bar-${bar}/visit:m`, visit)
    expect(status).toBe(403)
    expect(body['reason']).toBe("Only the tablets of the bar 'lambeth-popup' write here.")
  })

  test('lets tablets read what all share, and only managers change it', async () => {
    expect((await ask(centre, bob, 'GET', 'techbar-shared/_all_docs')).status).toBe(200)
    const { status, body } = await ask(centre, bob, 'PUT', 'techbar-shared/site:bow', site)
    expect(status).toBe(403)
    expect(body['reason']).toBe('Only managers change what all bars share.')
  })

  test('tells everyone who asks where the sites are', async () => {
    expect((await ask(centre, mia, 'PUT', 'techbar-shared/site:bow', site)).status).toBe(201)
    await waitUntil(
      async () => (await ask(centre, zoe, 'GET', 'techbar-public/site:bow')).status === 200,
      'the site is in techbar-public',
    )
  })

  test('judges a batch row by row, with the reason in words', async () => {
    const docs = [
      { ...visit, _id: 'visit:good' },
      { ...visit, _id: 'visit:bad', state: 'asleep' },
      { ...visit, _id: 'ticket:1', type: 'ticket' },
    ]
    const { body } = await ask(centre, ann, 'POST', `techbar-bar-${bar}/_bulk_docs`, { docs })
    expect(body).toMatchObject([
      { ok: true, id: 'visit:good' },
      { error: 'forbidden', reason: "This visit can not be kept: 'state' is 'asleep', which is not known here." },
      { error: 'forbidden', reason: "The centre keeps no records of the kind 'ticket' here. It may need an update." },
    ])
  })

  test('keeps every event, and every record', async () => {
    const path = `techbar-bar-${bar}/visit:kept`
    const { body: kept } = await ask(centre, ann, 'PUT', path, visit)
    const shorter = { ...visit, events: visit.events.slice(0, 1), _rev: kept['rev'] }
    const lost = await ask(centre, ann, 'PUT', path, shorter)
    expect(lost.status).toBe(403)
    expect(lost.body['reason']).toContain('What happened stays')
    expect((await ask(centre, ann, 'DELETE', `${path}?rev=${String(kept['rev'])}`)).status).toBe(403)
  })
})

describe('what can be read without signing in', () => {
  const says = (status: number) => () => ({ status, body: { ok: status === 200 } })
  const open = 'techbar-bar-lambeth-popup'

  test.each([
    ['as it should be', 200, 401, []],
    ['as it should be, where a front refuses', 200, 403, []],
    [
      'nothing, so that no revoked tablet learns of it',
      401,
      401,
      [/^Without signing in, techbar-public can not be read/],
    ],
    ["a bar's database", 200, 200, [/^Without signing in, techbar-bar-lambeth-popup is not refused.*answers 200/]],
    ['what is not there', 404, 404, [/techbar-public can not be read/, /techbar-bar-lambeth-popup is not refused/]],
  ])('%s: public %i, bar %i', async (_what, statusOfPublic, statusOfBar, sentences) => {
    const scripted = await aScriptedCentre({ 'techbar-public': says(statusOfPublic), [open]: says(statusOfBar) })
    const problems = await checkOpenness(scripted.url, [open])
    expect(problems).toEqual(sentences.map((words) => expect.stringMatching(words) as string))
  })

  test('deploy/couchdb lets a tablet that has no account any more ask whether it was revoked', async () => {
    const text = await readFile(new URL('../../deploy/couchdb/techbar.ini', import.meta.url), 'utf8')
    const settings = text.split('\n').filter((line) => /^\w/.test(line))
    expect(settings).toContain('default_security = admin_only')
    expect(settings.filter((line) => line.startsWith('require_valid_user'))).toEqual([])
  })
})

describe('npm run centre:install', () => {
  const run = async (...args: readonly string[]) => {
    const noAdmin = { ...process.env, COUCHDB_ADMIN_NAME: '', COUCHDB_ADMIN_PASSWORD: '' }
    const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'centre/install.ts', ...args], {
      env: noAdmin,
    })
    return await command.then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (failure: { code: number; stdout: string; stderr: string }) => failure,
    )
  }

  test('installs, then finds nothing to change', async () => {
    const [server] = testServers
    const centre = await server?.open()
    if (centre === undefined) throw new Error('There is no server to test against.')
    const url = new URL(centre.url)
    url.username = centre.admin.name
    url.password = centre.admin.password
    expect(await run(url.href)).toMatchObject({ code: 0, stdout: expect.stringContaining('techbar-shared: created') })
    expect(await run(url.href)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to change.') })
    url.password = 'wrong'
    expect(await run(url.href)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("does not take this administrator's name and password"),
    })
    await centre.release()
  })

  test('puts everything in place, then fails with a sentence where nobody gets through without signing in', async () => {
    const [server] = testServers
    const centre = await server?.open()
    if (centre === undefined) throw new Error('There is no server to test against.')
    const unauthorized = { error: 'unauthorized', reason: 'Authentication required.' }
    const body = Buffer.from(JSON.stringify(unauthorized))
    // As CouchDB with require_valid_user.
    const closed = await proxyOnLoopback(new URL(centre.url), async (asked, response, gone) => {
      const { cookie = '', authorization = '' } = asked.headers
      const isSomebody = asked.path.endsWith('/_session') || cookie + authorization !== ''
      const refusal = { status: 401, headers: { 'content-type': 'application/json' }, body }
      reply(response, isSomebody ? await forward(new URL(centre.url), asked, gone) : refusal)
    })
    const url = new URL(closed.url)
    url.username = centre.admin.name
    url.password = centre.admin.password
    expect(await run(url.href, '--own-url', centre.url)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/techbar-shared: created[^]*things put right/) as string,
      stderr: expect.stringMatching(
        /^Without signing in, techbar-public can not be read: the centre answers 401/,
      ) as string,
    })
    await closed.close()
    await centre.release()
  })

  test.each([
    ['without an address', [], 'Usage: npm run centre:install'],
    ['without an administrator', ['http://127.0.0.1:1/'], 'An administrator is needed'],
    ['where nothing answers', ['http://a:b@127.0.0.1:1/'], 'Nothing answers as it should at http://127.0.0.1:1/'],
    [
      'with a file that names no bars',
      ['http://a:b@127.0.0.1:1/', '--bars', 'package.json'],
      'holds no list of bar ids',
    ],
  ])('fails with a clear sentence %s', async (_how, args, words) => {
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
  })
})
