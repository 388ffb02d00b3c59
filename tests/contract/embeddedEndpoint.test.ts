import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEndpoint, type EndpointOptions, type RunningEndpoint } from '../../endpoint/createEndpoint.ts'
import { basic, type Call, createCall, type Person } from './contractClient.ts'
import { until } from './until.ts'

describe('the embedded endpoint, beyond what CouchDB is asked for', () => {
  let folder = ''
  let running: RunningEndpoint | undefined
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-embedded-'))
  })
  afterEach(async () => {
    await running?.close()
    running = undefined
    await rm(folder, { recursive: true })
  })

  async function start(
    options: Partial<EndpointOptions> = {},
  ): Promise<{ readonly admin: Person; readonly call: Call }> {
    await running?.close()
    running = await createEndpoint({ dataFolder: join(folder, 'data'), ...options })
    return { admin: { name: running.adminName, password: running.adminPassword }, call: createCall(running.url) }
  }
  const addPerson = (call: Call, admin: Person, name: string) => {
    const body = { name, password: `pw-${name}`, roles: ['bar:a'], type: 'user' }
    return call('PUT', `/_users/org.couchdb.user:${name}`, { as: admin, body })
  }

  test('its administrator’s password is random, kept, and readable by the owner only', async () => {
    const { admin } = await start()
    const file = join(folder, 'data', 'admin-password')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file, 'utf8')).trim()).toBe(admin.password)
    expect(admin.password.length).toBeGreaterThanOrEqual(24)
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700)
    expect((await start()).admin.password).toBe(admin.password)
  })

  test('its cookie goes to its own site only', async () => {
    const { admin, call } = await start()
    const { headers } = await call('POST', '/_session', { body: admin })
    expect(headers['set-cookie']?.[0]).toMatch(/SameSite=Strict/)
  })

  test('documents, security, checkpoints and sessions outlive a restart', async () => {
    const first = await start()
    await addPerson(first.call, first.admin, 'ann')
    await first.call('PUT', '/kept', { as: first.admin })
    await first.call('PUT', '/kept/doc', { as: first.admin, body: { n: 1 } })
    await first.call('PUT', '/kept/_local/cp', { as: first.admin, body: { seq: 1 } })
    const security = { admins: { roles: [] }, members: { roles: ['bar:a'] } }
    await first.call('PUT', '/kept/_security', { as: first.admin, body: security })
    const { headers } = await first.call('POST', '/_session', { body: { name: 'ann', password: 'pw-ann' } })
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const { json: before } = await first.call('GET', '/kept/_changes', { as: first.admin })

    const { call } = await start()
    expect(await call('GET', '/kept/doc', { headers: { cookie } })).toMatchObject({ status: 200, json: { n: 1 } })
    expect(await call('GET', '/kept/_local/cp', { headers: { cookie } })).toMatchObject({ json: { seq: 1 } })
    expect(await call('GET', '/kept/_security', { headers: { cookie } })).toMatchObject({ json: security })
    expect((await call('GET', '/kept/_changes', { headers: { cookie } })).json).toEqual(before)
  })

  test('a replication of _replicator goes on after a restart', async () => {
    const { admin, call } = await start()
    for (const name of ['source', 'target']) await call('PUT', `/${name}`, { as: admin })
    const body = { source: 'source', target: 'target', continuous: true }
    await call('PUT', '/_replicator/on', { as: admin, body })
    const again = await start()
    await again.call('PUT', '/source/after', { as: admin, body: {} })
    await until(
      async () => (await again.call('GET', '/target/after', { as: admin })).status === 200,
      'the change has been carried over',
    )
  })

  test('people whom the administrator lets in change their own password, and nothing else', async () => {
    const { admin, call } = await start()
    await addPerson(call, admin, 'ann')
    await addPerson(call, admin, 'bob')
    await call('PUT', '/_users/_security', {
      as: admin,
      body: { admins: { roles: ['_admin'] }, members: { roles: ['bar:a'] } },
    })
    const ann = { name: 'ann', password: 'pw-ann' }
    const own = '/_users/org.couchdb.user:ann'
    expect((await call('GET', '/_users/org.couchdb.user:bob', { as: ann })).status).toBe(404)
    const document = (await call('GET', own, { as: ann })).json as object
    expect(await call('PUT', own, { as: ann, body: { ...document, roles: ['bar:a', 'manager'] } })).toMatchObject({
      status: 403,
    })
    expect(await call('PUT', own, { as: ann, body: { ...document, derived_key: '00' } })).toMatchObject({ status: 403 })
    for (const path of [
      '_all_docs',
      '_changes',
      '_find',
      '_bulk_get',
      '_bulk_docs',
      '_local_docs',
      '_design/x/_view/y',
    ]) {
      expect((await call('GET', `/_users/${path}`, { as: ann })).status).toBe(401)
      expect((await call('POST', `/_users/${path}`, { as: ann, body: { selector: {} } })).status).toBe(401)
    }
    const eve = { _id: 'org.couchdb.user:eve', name: 'eve', password: 'x', roles: [], type: 'user' }
    expect((await call('POST', '/_users', { as: ann, body: eve })).status).toBe(403)
    expect(await call('PUT', own, { as: ann, body: { ...document, password: 'new' } })).toMatchObject({ status: 201 })
    expect(await call('POST', '/_session', { body: { name: 'ann', password: 'new' } })).toMatchObject({ status: 200 })
  })

  test('only named origins are answered across origins', async () => {
    const { admin, call } = await start({ corsOrigins: ['https://named.example'] })
    const preflight = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' }
    const named = await call('OPTIONS', '/_session', { headers: { origin: 'https://named.example', ...preflight } })
    expect(named).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': 'https://named.example' } })
    const read = await call('GET', '/_session', { as: admin, headers: { origin: 'https://named.example' } })
    expect(read.headers).toMatchObject({ 'access-control-allow-credentials': 'true' })
    const other = await call('OPTIONS', '/_session', { headers: { origin: 'https://other.example', ...preflight } })
    expect(other.status).toBe(405)
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('answers are compressed, changes too, and connections live for two minutes', async () => {
    const { admin, call } = await start()
    await call('PUT', '/packed', { as: admin })
    const docs = Array.from({ length: 200 }, (_, n) => ({ _id: `doc-${n}`, text: 'the same text again' }))
    await call('POST', '/packed/_bulk_docs', { as: admin, body: { docs } })
    for (const path of [
      '/packed/_changes?include_docs=true',
      '/packed/_all_docs',
      '/packed/_changes?feed=longpoll&since=0',
    ]) {
      const { headers, text } = await call('GET', path, { as: admin, headers: { 'accept-encoding': 'gzip' } })
      expect(headers['content-encoding']).toBe('gzip')
      expect(text).toContain('doc-199')
    }
    const { headers } = await call('GET', '/_up', { headers: { connection: 'keep-alive' } })
    expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThanOrEqual(120)
  })

  test('data can never run as a page of the app', async () => {
    const { admin, call } = await start()
    await call('PUT', '/pages', { as: admin })
    const html = { 'content-type': 'text/html' }
    await call('PUT', '/pages/doc/page.html', { as: admin, body: '<script>1</script>', headers: html })
    const { headers } = await call('GET', '/pages/doc/page.html', { as: admin })
    expect(headers['content-security-policy']).toMatch(/sandbox/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  describe('serves the app', () => {
    const files = {
      'index.html': '<p>app</p>',
      'sw.js': 'self',
      'manifest.webmanifest': '{}',
      'assets/app-1a2b.js': 'code',
    }
    let site: Call
    beforeEach(async () => {
      const app = join(folder, 'app')
      await mkdir(join(app, 'assets'), { recursive: true })
      for (const [name, text] of Object.entries(files)) await writeFile(join(app, name), text)
      await start({ appFolder: app })
      site = createCall(running?.url.replace(/\/db$/, '') ?? '')
    })

    test.each([
      ['/', 'index.html', 'no-cache'],
      ['/queue/today', 'index.html', 'no-cache'],
      ['/sw.js', 'sw.js', 'no-cache'],
      ['/manifest.webmanifest', 'manifest.webmanifest', 'no-cache'],
      ['/assets/app-1a2b.js', 'assets/app-1a2b.js', 'public, max-age=31536000, immutable'],
    ] as const)('%s', async (path, file, caching) => {
      const answer = await site('GET', path)
      expect(answer).toMatchObject({ status: 200, text: files[file], headers: { 'cache-control': caching } })
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
    })

    test.each([
      '/missing.js',
      '/assets/gone-3c4d.js',
      '/../data/x.json',
      '/..%2fdata%2fx.json',
      '/.env',
      '/assets/../../x.js',
    ])('not %s', async (path) => {
      const { status, text, headers } = await site('GET', path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toContain(running?.adminPassword)
      expect(headers['cache-control']).toBeUndefined()
    })
  })

  test('a hostile name for a replication’s own database is refused', async () => {
    const { admin, call } = await start()
    const body = { source: 'http://[bad', target: 'x' }
    expect((await call('POST', '/_replicate', { as: admin, body })).status).toBe(400)
    expect(
      (await call('POST', '/_replicate', { headers: { authorization: basic({ name: 'x', password: 'y' }) }, body }))
        .status,
    ).toBe(401)
  })
})
