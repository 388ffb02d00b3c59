import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEndpoint } from '../../endpoint/createEndpoint.ts'
import { type Call, createCall, type Person } from './contractClient.ts'

/** A server under contract. What the checks make has random names, and `close` removes it. */
export type ContractServer = {
  readonly url: string
  readonly admin: Person
  readonly call: Call
  /** Makes a database; closed to all but administrators until its security is set. */
  makeDatabase(): Promise<string>
  /** Only a name, that `close` sees to. */
  databaseName(): string
  makePerson(roles: readonly string[]): Promise<Person>
  close(): Promise<void>
}

export type ContractServerKind = {
  readonly name: string
  readonly isEmbedded: boolean
  readonly open: () => Promise<ContractServer>
}

/** The embedded endpoint and, where `COUCHDB_URL` names one with an administrator in it, an Apache CouchDB. */
export const contractServers: readonly ContractServerKind[] = [
  { name: 'the embedded endpoint', isEmbedded: true, open: openEmbedded },
  ...(process.env['COUCHDB_URL'] === undefined
    ? []
    : [{ name: 'Apache CouchDB', isEmbedded: false, open: () => openApache(process.env['COUCHDB_URL'] ?? '') }]),
]

export function randomName(): string {
  return `contract-${randomBytes(6).toString('hex')}`
}

async function openEmbedded(): Promise<ContractServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'techbar-contract-'))
  const endpoint = await createEndpoint({ dataFolder })
  return contractServer(endpoint.url, { name: endpoint.adminName, password: endpoint.adminPassword }, async () => {
    await endpoint.close()
    await rm(dataFolder, { recursive: true })
  })
}

async function openApache(address: string): Promise<ContractServer> {
  const url = new URL(address)
  const admin = { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  return contractServer(`${url.origin}${url.pathname}`.replace(/\/+$/, ''), admin, async () => {})
}

function contractServer(url: string, admin: Person, stop: () => Promise<void>): ContractServer {
  const call = createCall(url)
  const databases: string[] = []
  const people: Person[] = []

  function databaseName(): string {
    const name = randomName()
    databases.push(name)
    return name
  }

  async function removePerson({ name }: Person): Promise<void> {
    const path = `/_users/org.couchdb.user:${name}`
    const { json } = await call('GET', path, { as: admin })
    await call('DELETE', `${path}?rev=${(json as { readonly _rev?: string })._rev ?? ''}`, { as: admin })
  }

  return {
    url,
    admin,
    call,
    databaseName,
    async makeDatabase() {
      const name = databaseName()
      const { status } = await call('PUT', `/${name}`, { as: admin })
      if (status !== 201 && status !== 202) throw new Error(`The database could not be made: ${status}`)
      return name
    },
    async makePerson(roles) {
      const person = { name: randomName(), password: randomBytes(6).toString('hex') }
      const body = { ...person, roles, type: 'user' }
      const { status } = await call('PUT', `/_users/org.couchdb.user:${person.name}`, { as: admin, body })
      if (status !== 201) throw new Error(`The person could not be made: ${status}`)
      people.push(person)
      return person
    },
    async close() {
      for (const name of databases) await call('DELETE', `/${name}`, { as: admin })
      for (const person of people) await removePerson(person)
      await stop()
    },
  }
}
