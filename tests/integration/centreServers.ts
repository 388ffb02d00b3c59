import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEndpoint } from '../../endpoint/createEndpoint.ts'
import { forward, reply } from '../fixtures/faultProxyForward.ts'
import { proxyOnLoopback } from '../fixtures/faultProxyServer.ts'

type Admin = { readonly name: string; readonly password: string }

/** A centre to test against. `release` leaves it as it was found. */
export type TestCentre = { readonly url: string; readonly admin: Admin; release(): Promise<void> }

export type TestServer = { readonly name: string; open(): Promise<TestCentre> }

const single = process.env['COUCHDB_URL']
const nodes = process.env['COUCHDB_URLS']?.split(',').map((address) => address.trim())

/**
 * The embedded endpoint and, where they are named with an administrator in their addresses, an Apache CouchDB
 * (`COUCHDB_URL`) and the nodes of a cluster (`COUCHDB_URLS`, with commas between).
 */
export const testServers: readonly TestServer[] = [
  { name: 'the embedded endpoint', open: openEmbedded },
  ...(single === undefined ? [] : [{ name: 'Apache CouchDB', open: () => openApache(single) }]),
  ...(nodes === undefined ? [] : [{ name: `a cluster of ${nodes.length}`, open: () => openCluster(nodes) }]),
]

/** One request as somebody, or as nobody; the answer's status and JSON. */
export async function ask(centre: TestCentre, who: Admin | null, method: string, path: string, body?: object) {
  const authorization =
    who === null ? {} : { authorization: `Basic ${Buffer.from(`${who.name}:${who.password}`).toString('base64')}` }
  const response = await fetch(`${centre.url}/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

export async function waitUntil(isSo: () => Promise<boolean>, what: string, withinMs = 40_000): Promise<void> {
  const until = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function openEmbedded(): Promise<TestCentre> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'techbar-centre-'))
  const endpoint = await createEndpoint({ dataFolder, port: 0 })
  return {
    url: endpoint.url,
    admin: { name: endpoint.adminName, password: endpoint.adminPassword },
    async release() {
      await endpoint.close()
      await rm(dataFolder, { recursive: true })
    },
  }
}

async function openApache(address: string): Promise<TestCentre> {
  const url = new URL(address)
  const admin = { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  const centre = { url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), admin }
  const release = () => removeCentre({ ...centre, release })
  // Test files run side by side, and a server holds one centre.
  const isMine = async () => (await ask({ ...centre, release }, admin, 'PUT', 'techbar-test-lock')).status === 201
  await waitUntil(
    isMine,
    'the database techbar-test-lock is gone: another test, or one that ended badly, holds it',
    140_000,
  )
  const { status } = await ask({ ...centre, release }, admin, 'GET', 'techbar-shared')
  if (status !== 404) throw new Error('COUCHDB_URL holds a centre already, and this test would remove it.')
  return { ...centre, release }
}

/** Each request goes to the next node, as through a front that keeps nobody at one. */
async function openCluster(addresses: readonly string[]): Promise<TestCentre> {
  const [first = ''] = addresses
  const node = await openApache(first)
  let turn = 0
  const front = await proxyOnLoopback(new URL(node.url), async (asked, response, gone) => {
    turn += 1
    reply(response, await forward(new URL(addresses[turn % addresses.length] ?? first), asked, gone))
  })
  return {
    url: front.url,
    admin: node.admin,
    async release() {
      await front.close()
      await node.release()
    },
  }
}

async function removeCentre(centre: TestCentre): Promise<void> {
  for (const database of ['_replicator', '_users']) await removeOurs(centre, database)
  const { body } = await ask(centre, centre.admin, 'GET', '_all_dbs')
  const isOurs = (name: string) => name.startsWith('techbar-') && name !== 'techbar-test-lock'
  const ours = [...(body as unknown as string[]).filter(isOurs), 'techbar-test-lock']
  for (const name of ours) await ask(centre, centre.admin, 'DELETE', encodeURIComponent(name))
}

async function removeOurs(centre: TestCentre, database: string): Promise<void> {
  const { body } = await ask(centre, centre.admin, 'GET', `${database}/_all_docs`)
  const rows = (body['rows'] ?? []) as readonly { readonly id: string; readonly value: { readonly rev: string } }[]
  for (const { id, value } of rows.filter(({ id }) =>
    /^(techbar-|org\.couchdb\.user:(techbar-|(tryout|demomanager)$))/.test(id),
  ))
    await ask(centre, centre.admin, 'DELETE', `${database}/${encodeURIComponent(id)}?rev=${value.rev}`)
}
