import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { barDatabase } from '../../centre/databasePlans.ts'
import { ensureDatabase } from '../../centre/ensureDatabase.ts'
import { type CentreClient, openCentre as openCentreClient } from '../../centre/centreClient.ts'
import type { AnyRecord } from '../../src/data/record/storedRecord.ts'
import { roleOfBar } from '../../src/domain/sync/databaseNames.ts'
import { prepareCentre, tabletAccount } from '../../tests/chaos/chaosCentre.ts'
import type { CentreAnnouncement } from './centreProcess.ts'

const mostBars = 400
const batchSize = 1_000

/** The embedded endpoint in a process of its own, which serves the pages too; tablets sign in with `account`. */
export type BenchCentre = {
  /** Of the pages, such as `http://127.0.0.1:43121/`. */
  readonly origin: string
  /** Of the API. */
  readonly url: string
  readonly account: { readonly name: string; readonly password: string }
  /** A bar with an empty database, with the product's rules and designs; returns its id. */
  addBar(): Promise<string>
  /** As administrator, into one of the centre's databases. */
  write(database: string, records: readonly AnyRecord[]): Promise<void>
  close(): Promise<void>
}

export async function openCentre(appFolder: string): Promise<BenchCentre> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'techbar-bench-centre-'))
  const child = fork(join(import.meta.dirname, 'centreProcess.ts'), [dataFolder, appFolder], {
    execArgv: ['--import', 'tsx'],
  })
  const { url, adminName, adminPassword } = await new Promise<CentreAnnouncement>((resolve, reject) => {
    child.once('message', (said) => resolve(said as CentreAnnouncement))
    child.once('exit', (code) => reject(new Error(`The centre ended with ${code}.`)))
  })
  const admin = { name: adminName, password: adminPassword }
  await prepareCentre({ url, admin, release: async () => undefined }, [])
  const client = await openCentreClient(url, admin)
  await allowAllBars(client)
  let bars = 0
  return {
    origin: new URL('/', url).href,
    url,
    account: tabletAccount,
    addBar: async () => {
      bars += 1
      // Without its replication to the central database, which would go on during the next sample.
      await ensureDatabase(client, barDatabase(`bench-${bars}`))
      return `bench-${bars}`
    },
    write: (database, records) => writeAll(client, database, records),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function allowAllBars(client: CentreClient): Promise<void> {
  const path = `_users/org.couchdb.user:${tabletAccount.name}`
  const { body } = await client.request('GET', path)
  const roles = ['tablet', ...Array.from({ length: mostBars }, (_, n) => roleOfBar(`bench-${n + 1}`))]
  const { status } = await client.request('PUT', path, { ...body, roles })
  if (status !== 201) throw new Error(`The account could not be let in to all bars (${status}).`)
}

async function writeAll(client: CentreClient, database: string, records: readonly AnyRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += batchSize) {
    const docs = records.slice(at, at + batchSize).map(({ id, ...fields }) => ({ ...fields, _id: id }))
    const { body } = await client.request('POST', `${database}/_bulk_docs`, { docs })
    const refused = (body as unknown as readonly { readonly error?: string }[]).find(({ error }) => error !== undefined)
    if (refused !== undefined) throw new Error(`The centre refused a record: ${JSON.stringify(refused)}`)
  }
}
