import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Person, refusal } from './contractClient.ts'
import { type ContractServer, contractServers, randomName } from './contractServer.ts'

describe.each(contractServers)('$name on who it is', ({ open }) => {
  let server: ContractServer
  let ann: Person
  let database = ''
  beforeAll(async () => {
    server = await open()
    ann = await server.makePerson(['bar:a'])
    database = await server.makeDatabase()
  })
  afterAll(() => server.close())

  const cookieOf = (answer: Answer) => answer.headers['set-cookie']?.[0] ?? ''
  const signIn = (person: Person) => server.call('POST', '/_session', { body: person })

  test('a name and password give a session for ten minutes, by a cookie that no script sees', async () => {
    const answer = await signIn(ann)
    expect(answer).toMatchObject({ status: 200, json: { ok: true, name: ann.name, roles: ['bar:a'] } })
    expect(cookieOf(answer)).toMatch(/^AuthSession=[^;]+;/)
    expect(cookieOf(answer)).toMatch(/Max-Age=600/)
    expect(cookieOf(answer)).toMatch(/Path=\//)
    expect(cookieOf(answer)).toMatch(/HttpOnly/)
  })

  test('a session says who it is', async () => {
    const cookie = cookieOf(await signIn(ann)).split(';')[0] ?? ''
    expect(await server.call('GET', '/_session', { headers: { cookie } })).toMatchObject({
      status: 200,
      json: {
        ok: true,
        userCtx: { name: ann.name, roles: ['bar:a'] },
        info: { authenticated: 'cookie', authentication_handlers: expect.arrayContaining(['cookie', 'default']) },
      },
    })
    expect(await server.call('GET', '/_session', { as: ann })).toMatchObject({
      json: { userCtx: { name: ann.name }, info: { authenticated: 'default' } },
    })
    expect(await server.call('GET', '/_session', { as: server.admin })).toMatchObject({
      json: { userCtx: { name: server.admin.name, roles: ['_admin'] } },
    })
  })

  test('without any it is nobody, and with a tampered cookie, too', async () => {
    const cookie = (cookieOf(await signIn(ann)).split(';')[0] ?? '').slice(0, -4)
    const nobody = { status: 200, json: { ok: true, userCtx: { name: null, roles: [] } } }
    expect(await server.call('GET', '/_session')).toMatchObject(nobody)
    expect(await server.call('GET', '/_session', { headers: { cookie: `${cookie}AAAA` } })).toMatchObject(nobody)
  })

  test('a form signs in as JSON does', async () => {
    const body = new URLSearchParams({ ...ann }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await server.call('POST', '/_session', { body, headers })).toMatchObject({
      status: 200,
      json: { name: ann.name },
    })
  })

  test('signing out takes the cookie back', async () => {
    const cookie = cookieOf(await signIn(ann)).split(';')[0] ?? ''
    const answer = await server.call('DELETE', '/_session', { headers: { cookie } })
    expect(answer).toMatchObject({ status: 200, json: { ok: true } })
    expect(cookieOf(answer)).toMatch(/^AuthSession=;/)
  })

  test('a wrong password is refused the same way as a wrong name', async () => {
    const refused = refusal(401, 'unauthorized', 'Name or password is incorrect.')
    expect(await signIn({ ...ann, password: 'wrong' })).toMatchObject(refused)
    expect(await signIn({ name: randomName(), password: 'wrong' })).toMatchObject(refused)
    const answer = await server.call('GET', `/${database}`, { as: { name: randomName(), password: 'wrong' } })
    expect(answer).toMatchObject(refused)
    expect(answer.headers['www-authenticate']).toBeUndefined()
  })

  test('a refusal does not make the browser ask for a password', async () => {
    const answer = await server.call('GET', `/${database}`)
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toBeUndefined()
  })

  test('who fails too often is locked out, even with the right password', async () => {
    const eve = await server.makePerson([])
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn({ ...eve, password: `guess-${attempt}` })
    expect(await signIn(eve)).toMatchObject(refusal(403, 'forbidden'))
    expect(await signIn(ann)).toMatchObject({ status: 200 })
  })

  test('a malformed header is an error, and no one', async () => {
    expect(await server.call('GET', `/${database}`, { headers: { authorization: 'Basic !!!' } })).toMatchObject(
      refusal(500, 'unknown_error', 'missing_padding'),
    )
  })

  describe('in _users', () => {
    const person = (fields: object) => ({ name: 'x', password: 'x', roles: [], type: 'user', ...fields })

    test('a password is kept only as its PBKDF2 hash', async () => {
      const answer = await server.call('GET', `/_users/org.couchdb.user:${ann.name}`, { as: server.admin })
      expect(answer).toMatchObject({
        status: 200,
        json: {
          password_scheme: 'pbkdf2',
          pbkdf2_prf: 'sha256',
          iterations: 600_000,
          derived_key: expect.stringMatching(/^[0-9a-f]{64}$/),
          salt: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      })
      expect(answer.text).not.toContain(ann.password)
    })

    test.each([
      [
        'a system role',
        'eve',
        { name: 'eve', roles: ['_admin'] },
        'No system roles (starting with underscore) in users db.',
      ],
      ['another name than its id', 'foo', { name: 'bar' }, 'Doc ID must be of the form org.couchdb.user:name'],
      ['no type', 'foo', { name: 'foo', type: undefined }, 'doc.type must be user'],
    ])('%s is refused', async (_, id, fields, reason) => {
      const path = `/_users/org.couchdb.user:${id}`
      expect(await server.call('PUT', path, { as: server.admin, body: person(fields) })).toMatchObject(
        refusal(403, 'forbidden', reason),
      )
    })

    test('people see neither themselves nor others, and cannot give themselves roles', async () => {
      const path = `/_users/org.couchdb.user:${ann.name}`
      const bob = await server.makePerson([])
      const refused = refusal(403, 'forbidden', 'You are not allowed to access this db.')
      expect(await server.call('GET', path, { as: ann })).toMatchObject(refused)
      expect(await server.call('GET', path, { as: bob })).toMatchObject(refused)
      const body = person({ name: ann.name, roles: ['bar:a', 'manager'] })
      expect(await server.call('PUT', path, { as: ann, body })).toMatchObject(refused)
      expect(await server.call('PUT', '/_users/org.couchdb.user:me', { body: person({ name: 'me' }) })).toMatchObject({
        status: 401,
      })
      expect(await server.call('GET', '/_users/_all_docs', { as: ann })).toMatchObject(
        refusal(401, 'unauthorized', 'You are not a server admin.'),
      )
    })

    test('a new password ends the sessions of the old one', async () => {
      const carl = await server.makePerson(['bar:c'])
      const cookie = cookieOf(await signIn(carl)).split(';')[0] ?? ''
      const path = `/_users/org.couchdb.user:${carl.name}`
      const { json } = await server.call('GET', path, { as: server.admin })
      const body = { ...(json as object), password: 'another' }
      expect(await server.call('PUT', path, { as: server.admin, body })).toMatchObject({ status: 201 })
      expect(await signIn(carl)).toMatchObject({ status: 401 })
      expect(await signIn({ ...carl, password: 'another' })).toMatchObject({ status: 200 })
      expect(await server.call('GET', '/_session', { headers: { cookie } })).toMatchObject({
        json: { userCtx: { name: null } },
      })
    })
  })
})
