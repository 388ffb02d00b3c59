import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

describe.each(contractServers)('$name on who may', ({ open }) => {
  let server: ContractServer
  let ann: Person
  let bob: Person
  let mia: Person
  let database = ''
  const security = { admins: { names: [], roles: ['manager'] }, members: { names: [], roles: ['bar:a'] } }
  beforeAll(async () => {
    server = await open()
    ann = await server.makePerson(['bar:a'])
    bob = await server.makePerson(['bar:b'])
    mia = await server.makePerson(['manager'])
    database = await server.makeDatabase()
    await server.call('PUT', `/${database}/_security`, { as: server.admin, body: security })
    await server.call('PUT', `/${database}/doc`, { as: server.admin, body: { n: 1 } })
  })
  afterAll(() => server.close())

  test('a new database is closed to all but administrators', async () => {
    const fresh = await server.makeDatabase()
    expect(await server.call('GET', `/${fresh}/_security`, { as: server.admin })).toMatchObject({
      status: 200,
      json: { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } },
    })
    expect(await server.call('GET', `/${fresh}`)).toMatchObject(
      refusal(401, 'unauthorized', 'You are not authorized to access this db.'),
    )
    expect(await server.call('GET', `/${fresh}`, { as: ann })).toMatchObject(
      refusal(403, 'forbidden', 'You are not allowed to access this db.'),
    )
  })

  test.each([
    '',
    '/doc',
    '/_all_docs',
    '/_changes',
    '/_security',
    '/_local/x',
    '/_design/x',
    '/_index',
    '/_revs_limit',
  ])('whoever is no member reads nothing at %s', async (path) => {
    expect(await server.call('GET', `/${database}${path}`, { as: bob })).toMatchObject(
      refusal(403, 'forbidden', 'You are not allowed to access this db.'),
    )
    expect(await server.call('GET', `/${database}${path}`)).toMatchObject({ status: 401 })
  })

  test.each([
    ['PUT', '/x', {}],
    ['POST', '', {}],
    ['POST', '/_bulk_docs', { docs: [] }],
    ['POST', '/_bulk_get', { docs: [] }],
    ['POST', '/_revs_diff', {}],
    ['POST', '/_find', { selector: {} }],
    ['PUT', '/_local/x', {}],
    ['DELETE', '/doc', undefined],
  ])('whoever is no member cannot %s %s', async (method, path, body) => {
    expect(await server.call(method, `/${database}${path}`, { as: bob, body })).toMatchObject({ status: 403 })
    expect(await server.call(method, `/${database}${path}`, { body })).toMatchObject({ status: 401 })
  })

  test('a member reads, writes, and sees the security', async () => {
    expect(await server.call('GET', `/${database}/doc`, { as: ann })).toMatchObject({ status: 200, json: { n: 1 } })
    expect(await server.call('PUT', `/${database}/by-ann`, { as: ann, body: {} })).toMatchObject({ status: 201 })
    expect(await server.call('GET', `/${database}/_security`, { as: ann })).toMatchObject({
      status: 200,
      json: security,
    })
  })

  test('only an administrator of the database changes its security, and only into one', async () => {
    const path = `/${database}/_security`
    expect(await server.call('PUT', path, { body: {} })).toMatchObject({ status: 401 })
    expect((await server.call('PUT', path, { as: ann, body: { members: { names: [], roles: [] } } })).status).toBe(500)
    expect((await server.call('PUT', path, { as: server.admin, body: { members: 'x' } })).status).toBe(500)
    expect(await server.call('GET', path, { as: server.admin })).toMatchObject({ json: security })
    expect(await server.call('PUT', path, { as: mia, body: security })).toMatchObject({
      status: 200,
      json: { ok: true },
    })
  })

  test('only an administrator of the database writes design documents and compacts', async () => {
    const path = `/${database}/_design/who-may`
    expect(await server.call('PUT', path, { as: ann, body: { views: {} } })).toMatchObject(
      refusal(403, 'forbidden', 'You are not a db or server admin.'),
    )
    const bulk = { docs: [{ _id: '_design/by-bulk' }, { _id: 'beside' }] }
    expect(await server.call('POST', `/${database}/_bulk_docs`, { as: ann, body: bulk })).toMatchObject({
      status: 201,
      json: [
        { id: '_design/by-bulk', error: 'forbidden' },
        { ok: true, id: 'beside' },
      ],
    })
    expect(await server.call('PUT', path, { as: mia, body: { views: {} } })).toMatchObject({ status: 201 })
    expect(await server.call('POST', `/${database}/_compact`, { as: ann, body: {} })).toMatchObject(
      refusal(401, 'unauthorized', 'You are not a server or db admin.'),
    )
    expect(await server.call('POST', `/${database}/_compact`, { as: mia, body: {} })).toMatchObject({ status: 202 })
  })

  test('a database without members is open to everyone', async () => {
    const open = await server.makeDatabase()
    await server.call('PUT', `/${open}/_security`, {
      as: server.admin,
      body: { admins: { roles: ['manager'] }, members: {} },
    })
    expect(await server.call('PUT', `/${open}/by-nobody`, { body: {} })).toMatchObject({ status: 201 })
    expect(await server.call('GET', `/${open}/by-nobody`)).toMatchObject({ status: 200 })
    expect(await server.call('PUT', `/${open}/_design/no`, { body: {} })).toMatchObject({ status: 401 })
  })
})
