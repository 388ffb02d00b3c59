import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartFailure } from './startFailure.ts'

export type StartArguments = {
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  readonly corsOrigins: readonly string[]
  /** Only the API: no app, no demonstration. */
  readonly isBare: boolean
  readonly isHelpWanted: boolean
}

export const usage = `Tech Bar: the app and its CouchDB-compatible endpoint.

  --data <folder>   where the databases are kept    (TECHBAR_DATA, .techbar)
  --port <number>   0 for any free one              (TECHBAR_PORT, 8080)
  --host <address>  0.0.0.0 to be reached from outside (TECHBAR_HOST, 127.0.0.1)
  --cors <origin>   another page that may use the API; may be repeated (TECHBAR_CORS, with commas)
  --bare            only the API, and no demonstration data`

/** What was asked for on the command line, else in the environment, else the default. */
export function readArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): StartArguments {
  const { values } = parsed(argv)
  const port = values.port ?? environment['TECHBAR_PORT'] ?? '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartFailure(`${port} is not a port: give a number from 0 to 65535 with --port.`, undefined)
  }
  const origins = environment['TECHBAR_CORS'] ?? ''
  return {
    dataFolder: resolve(values.data ?? environment['TECHBAR_DATA'] ?? '.techbar'),
    host: values.host ?? environment['TECHBAR_HOST'] ?? '127.0.0.1',
    port: Number(port),
    corsOrigins: values.cors ?? origins.split(',').filter((origin) => origin !== ''),
    isBare: values.bare ?? false,
    isHelpWanted: values.help ?? false,
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        cors: { type: 'string', multiple: true },
        bare: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (failure) {
    const words = failure instanceof Error ? failure.message.split('. ')[0] : String(failure)
    throw new StartFailure(`${words}. Try --help.`, failure)
  }
}
