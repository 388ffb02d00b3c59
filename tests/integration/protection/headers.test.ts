import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEndpoint, type RunningEndpoint } from '../../../endpoint/createEndpoint.ts'
import { type Call, createCall, type Person } from '../../contract/contractClient.ts'

const isEverywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/** Of the style that react-aria puts into the page on an iPad while a dialog is open, from the package's own text. */
const styleOfDialogs = await (async () => {
  const file = new URL('../../../node_modules/react-aria/dist/private/overlays/usePreventScroll.mjs', import.meta.url)
  const [, ...styles] = (await readFile(file, 'utf8')).split('style.textContent = `')
  if (styles.length !== 1) throw new Error('react-aria makes its styles in another way now: see securityHeaders.ts.')
  const text = styles[0]?.slice(0, styles[0].indexOf('`')).trim() ?? ''
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
})()

describe('what the endpoint says besides its answer', () => {
  let folder = ''
  let endpoint: RunningEndpoint
  let api: Call
  let app: Call
  let admin: Person
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-headers-'))
    const appFolder = join(folder, 'app')
    await mkdir(join(appFolder, 'assets'), { recursive: true })
    for (const file of ['index.html', 'sw.js', 'assets/a-1.js']) await writeFile(join(appFolder, file), '// a file')
    endpoint = await createEndpoint({ dataFolder: join(folder, 'data'), appFolder })
    api = createCall(endpoint.url)
    app = createCall(endpoint.url.replace(/\/db$/, ''))
    admin = { name: endpoint.adminName, password: endpoint.adminPassword }
  })
  afterAll(async () => {
    await endpoint.close()
    await rm(folder, { recursive: true })
  })

  describe.each(['/', '/queue', '/sw.js', '/assets/a-1.js', '/assets/none.js'])('of the app at %s', (path) => {
    test('lets it load itself alone, and run nothing that stands in a page', async () => {
      const { headers } = await app('GET', path)
      const policy = new Map(
        String(headers['content-security-policy'])
          .split('; ')
          .map((rule): [string, string] => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]),
      )
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'")
      expect(policy.get('style-src')).toBe(`'self' '${styleOfDialogs}'`)
      expect(policy.get('connect-src')).toBe("'self'")
      expect(policy.get('frame-ancestors')).toBe("'none'")
      expect(policy.get('base-uri')).toBe("'none'")
      const sources = [...policy.values()].join(' ').split(' ')
      const known = ["'self'", "'none'", "'wasm-unsafe-eval'", 'data:', `'${styleOfDialogs}'`]
      expect(sources.filter((source) => !known.includes(source))).toEqual([])
    })

    test('lets it use the camera and keep the screen on, and nothing else', async () => {
      const { headers } = await app('GET', path)
      const allowed = String(headers['permissions-policy'])
        .split(', ')
        .filter((rule) => !rule.endsWith('=()'))
      expect(allowed).toEqual(['camera=(self)', 'screen-wake-lock=(self)'])
      expect(headers).toMatchObject({ ...isEverywhere, 'cross-origin-opener-policy': 'same-origin' })
    })
  })

  test.each(['/', '/_up', '/_session', '/_all_dbs', '/none', '/%', '/_users/_all_docs'])(
    'of the API at %s: data is never a page, and no browser keeps it',
    async (path) => {
      const { headers } = await api('GET', path)
      expect(headers).toMatchObject({
        ...isEverywhere,
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'cache-control': 'no-store',
      })
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    },
  )

  test.each([
    ['https', true],
    ['HTTPS', true],
    ['https, http', true],
    ['http', false],
    ['http, https', false],
    ['', false],
  ])('a client whose front says %j is over TLS: %s', async (proto, isTls) => {
    const headers = { 'x-forwarded-proto': proto }
    const signedIn = await api('POST', '/_session', { body: admin, headers })
    const cookie = signedIn.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/)
    expect(/; Secure/.test(cookie)).toBe(isTls)
    const transport = isTls ? 'max-age=31536000; includeSubDomains' : undefined
    expect(signedIn.headers['strict-transport-security']).toBe(transport)
    expect((await app('GET', '/', { headers })).headers['strict-transport-security']).toBe(transport)
  })

  describe('deploy/nginx', () => {
    const addedBy = async (file: string) => {
      const text = await readFile(new URL(`../../../deploy/nginx/${file}`, import.meta.url), 'utf8')
      return Object.fromEntries(
        [...text.matchAll(/^add_header (\S+) "(.*)" always;$/gm)].map(([, name = '', value = '']) => [
          name.toLowerCase(),
          value,
        ]),
      )
    }
    const behindTls = { 'x-forwarded-proto': 'https' }

    test.each([
      ['techbar-headers.conf', 'the app', () => app('GET', '/', { headers: behindTls })],
      ['techbar-proxy.conf', 'data', () => api('GET', '/_up', { headers: behindTls })],
    ] as const)('%s says of %s what the endpoint says', async (file, _of, ask) => {
      const added = await addedBy(file)
      expect(Object.keys(added).length).toBeGreaterThan(5)
      const { headers } = await ask()
      expect(Object.fromEntries(Object.keys(added).map((name) => [name, headers[name]]))).toEqual(added)
    })

    test('no place of the front is without them: one that adds a header of its own takes all others in again', async () => {
      const text = await readFile(new URL('../../../deploy/nginx/techbar.conf', import.meta.url), 'utf8')
      const places = text.split(/^ {4}location /m).slice(1)
      const adding = places.filter((place) => place.includes('add_header'))
      expect(adding.length).toBeGreaterThan(0)
      for (const place of adding) expect(place).toContain('include snippets/techbar-headers.conf;')
      for (const place of places.filter((each) => each.includes('proxy_pass')))
        expect(place).toContain('include snippets/techbar-proxy.conf;')
    })
  })
})

test('the log of the endpoint tells no password, no cookie, and nothing of what was asked', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'techbar-log-'))
  const main = join(import.meta.dirname, '..', '..', '..', 'endpoint', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--bare', '--port', '0', '--data', dataFolder])
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /at (http:\S+?)\/?\s/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => reject(new Error(`It ended: ${said}`)))
  })
  const call = createCall(url)
  const password = (await readFile(join(dataFolder, 'admin-password'), 'utf8')).trim()
  const signedIn = await call('POST', '/_session', { body: { name: 'admin', password } })
  const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  await call('GET', '/_all_dbs', { headers: { cookie } })
  await call('POST', '/_session', { body: { name: 'eve', password: 'a wrong one' } })
  await call('PUT', '/whoever/P12345', { body: '{' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
  await rm(dataFolder, { recursive: true })
  expect(cookie.length).toBeGreaterThan(20)
  expect(said.trim()).toBe(`The API is at ${url}/`)
})
