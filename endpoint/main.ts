import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEndpoint, type RunningEndpoint } from './createEndpoint.ts'
import { fillAtFirstStart, markNewDataFolder } from './fillAtFirstStart.ts'
import { makeFolder } from './makeFolder.ts'
import { readArguments, type StartArguments, usage } from './readArguments.ts'
import { startFailureOf } from './startFailure.ts'

const builtApp = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')
/** Longer than a stop ever takes; what hangs then is not worth waiting for. */
const LONGEST_STOP_MILLISECONDS = 2000

async function open(asked: StartArguments): Promise<RunningEndpoint> {
  const { dataFolder, host, port, corsOrigins, isBare } = asked
  try {
    await makeFolder(dataFolder)
    if (!isBare) await markNewDataFolder(dataFolder)
    const app = !isBare && existsSync(builtApp) ? { appFolder: builtApp } : {}
    return await createEndpoint({ dataFolder, host, port, corsOrigins, ...app, onFault: reportFault })
  } catch (failure) {
    throw startFailureOf(failure, asked)
  }
}

async function run(asked: StartArguments): Promise<void> {
  const endpoint = await open(asked)
  stopOnSignals(endpoint)
  if (asked.isBare) {
    console.log(`The API is at ${endpoint.url}/`)
    return
  }
  console.log('Looking after the databases; the first time takes a moment.')
  const signIn = await fillAtFirstStart(asked.dataFolder, endpoint, new Date())
  const address = endpoint.url.replace(/\/db$/, '/').replace('//127.0.0.1:', '//localhost:')
  console.log(`\nTech Bar is at ${address}  (API: ${endpoint.url}/)`)
  for (const line of signIn) console.log(`  ${line}`)
  console.log(`  The administrator's password is in ${join(asked.dataFolder, 'admin-password')}`)
  console.log('Ctrl-C stops it.')
}

function stopOnSignals(endpoint: RunningEndpoint): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), LONGEST_STOP_MILLISECONDS).unref()
    endpoint.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // Whoever started it is gone.
  process.on('disconnect', stop)
}

function reportFault(failure: unknown): void {
  console.error('A fault in the endpoint:', failure)
}

// No request may end the process: what nobody caught is said, and the endpoint serves on.
process.on('uncaughtException', reportFault)
process.on('unhandledRejection', reportFault)

try {
  const asked = readArguments(process.argv.slice(2), process.env)
  if (asked.isHelpWanted) console.log(usage)
  else await run(asked)
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure))
  process.exit(1)
}
