import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal } from './contractClient.ts'
import { type ContractServer, contractServers } from './contractServer.ts'

type Written = { readonly rev: string }

describe.each(contractServers)('$name on attachments', ({ open }) => {
  let server: ContractServer
  let at = ''
  beforeAll(async () => {
    server = await open()
    at = `/${await server.makeDatabase()}`
  })
  afterAll(() => server.close())

  const call = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    server.call(method, at + path, { as: server.admin, headers, ...(body === undefined ? {} : { body }) })
  const text = { 'content-type': 'text/plain' }

  test('is put, got, listed as a stub, told whole, and removed', async () => {
    const put = await call('PUT', '/with/note.txt', 'hello', text)
    expect(put).toMatchObject({ status: 201, json: { ok: true, id: 'with', rev: expect.stringMatching(/^1-/) } })
    const got = await call('GET', '/with/note.txt')
    expect(got).toMatchObject({ status: 200, text: 'hello' })
    expect(got.headers['content-type']).toBe('text/plain')
    const stub = {
      content_type: 'text/plain',
      revpos: 1,
      length: 5,
      stub: true,
      digest: expect.stringMatching(/^md5-/),
    }
    expect(await call('GET', '/with')).toMatchObject({ json: { _attachments: { 'note.txt': stub } } })
    expect(await call('GET', '/with?attachments=true')).toMatchObject({
      json: { _attachments: { 'note.txt': { content_type: 'text/plain', revpos: 1, data: 'aGVsbG8=' } } },
    })
    const { rev } = put.json as Written
    expect(await call('DELETE', '/with/note.txt')).toMatchObject({ status: 409 })
    expect(await call('DELETE', `/with/note.txt?rev=${rev}`)).toMatchObject({
      status: 200,
      json: { ok: true, id: 'with' },
    })
    expect(await call('GET', '/with/note.txt')).toMatchObject(
      refusal(404, 'not_found', 'Document is missing attachment'),
    )
  })

  test('is missing where there is none', async () => {
    await call('PUT', '/without', {})
    expect(await call('GET', '/without/none.txt')).toMatchObject(
      refusal(404, 'not_found', 'Document is missing attachment'),
    )
    expect(await call('GET', '/nowhere/none.txt')).toMatchObject({ status: 404 })
  })

  test('stays when the document changes and names it by a stub', async () => {
    const data = randomBytes(40_000)
    const attachment = { content_type: 'image/png', data: data.toString('base64') }
    const { rev } = (await call('PUT', '/inline', { n: 1, _attachments: { 'a/b.png': attachment } })).json as Written
    const read = (await call('GET', '/inline')).json as object
    expect(await call('PUT', '/inline', { ...read, n: 2 })).toMatchObject({ status: 201 })
    expect(await call('GET', '/inline?attachments=true')).toMatchObject({
      json: { n: 2, _attachments: { 'a/b.png': { data: attachment.data, revpos: 1 } } },
    })
    expect((await call('GET', '/inline/a/b.png')).headers['content-type']).toBe('image/png')
    expect(await call('PUT', '/inline', { n: 3, _rev: rev })).toMatchObject({ status: 409 })
  })

  test('a stub of what is not there is refused', async () => {
    const body = {
      _attachments: { 'none.txt': { stub: true, content_type: 'text/plain', revpos: 1, digest: 'md5-x', length: 1 } },
    }
    expect(await call('PUT', '/bad-stub', body)).toMatchObject(refusal(412, 'missing_stub'))
  })
})
