import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { openDatabases } from './database/databases.ts'
import { createServer } from './http/createServer.ts'
import { followReplicatorDatabase } from './replication/replicatorDatabase.ts'
import { basicHeader } from './replication/replicationRequest.ts'
import { createReplications } from './replication/replications.ts'
import { createSandbox } from './sandbox/sandbox.ts'
import { createAccounts } from './sessions/accounts.ts'
import { readEndpointSecrets } from './sessions/endpointSecrets.ts'
import { createLoginLimit } from './sessions/loginLimit.ts'
import { createSessionCookie } from './sessions/sessionCookie.ts'
import { userRules } from './sessions/userRules.ts'

const ADMIN_NAME = 'admin'
const MOUNT = '/db'

export type EndpointOptions = {
  /** Made when it is not there. One process at a time. */
  readonly dataFolder: string
  /** Loopback when left out. */
  readonly host?: string
  /** Any free port when left out or 0. */
  readonly port?: number
  /** The built app, served at `/`; only the API when left out. */
  readonly appFolder?: string
  /** In place of the one that is kept in the data folder. */
  readonly adminPassword?: string
  /** Origins of other pages that may use the API. */
  readonly corsOrigins?: readonly string[]
  /** Told of faults of the endpoint's own; nobody is when left out. */
  readonly onFault?: (failure: unknown) => void
}

export type RunningEndpoint = {
  /** Of the API, such as `http://127.0.0.1:43121/db`. */
  readonly url: string
  readonly adminName: string
  readonly adminPassword: string
  /** Ends feeds and connections, then closes the databases. */
  close(): Promise<void>
}

/** Opens a data folder and serves it. */
export async function createEndpoint(options: EndpointOptions): Promise<RunningEndpoint> {
  const { dataFolder, host = '127.0.0.1', port = 0, corsOrigins = [], onFault = () => undefined } = options
  const secrets = await readEndpointSecrets(dataFolder)
  const adminPassword = options.adminPassword ?? secrets.adminPassword
  const sandbox = await createSandbox()
  const databases = await openDatabases(join(dataFolder, 'databases'), sandbox, userRules)
  for (const name of ['_users', '_replicator']) if (!databases.names().includes(name)) await databases.create(name)

  const accounts = createAccounts(databases, { name: ADMIN_NAME, password: adminPassword })
  const closing = new AbortController()
  // Every open feed listens.
  setMaxListeners(0, closing.signal)
  let url = ''
  const replications = createReplications((name) => ({
    url: `${url}/${encodeURIComponent(name)}`,
    headers: basicHeader(ADMIN_NAME, adminPassword),
  }))
  const authenticator = {
    accounts,
    cookie: createSessionCookie(secrets.cookieSecret, accounts),
    limit: createLoginLimit(),
  }
  const endpoint = { uuid: secrets.uuid, databases, sandbox, authenticator, replications, closing: closing.signal }
  const app = await createServer(endpoint, { mount: MOUNT, corsOrigins, onFault }, options.appFolder)
  try {
    await app.listen({ host, port })
  } catch (failure) {
    await databases.close()
    throw failure
  }
  url = urlOf(host, (app.server.address() as AddressInfo).port)
  const stopFollowing = await followReplicatorDatabase(databases.find('_replicator'), replications)

  return {
    url,
    adminName: ADMIN_NAME,
    adminPassword,
    async close() {
      stopFollowing()
      replications.close()
      closing.abort()
      await app.close()
      await databases.close()
    },
  }
}

function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}${MOUNT}`
}
