import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { CentreFailure } from './centreFailure.ts'
import { installCentre } from './installCentre.ts'
import { readAdministrator } from './readAdministrator.ts'

const usage = `Usage: npm run centre:install -- <url> [--bars bars.json] [--own-url <url>]
  <url>       such as https://admin:password@couch.example:6984; or without name and password, which are then read from
              COUCHDB_ADMIN_NAME and COUCHDB_ADMIN_PASSWORD
  --bars      a list of bar ids, or of objects with a barId; bars that techbar-shared has are found without it
  --own-url   where the centre reaches itself, for its replications (default: <url>)`

const barsFile = v.array(v.union([v.string(), v.object({ barId: v.string() })]))

try {
  await install()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function install(): Promise<void> {
  const { url, ownUrl, bars } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const { barIds, changes, problems } = await installCentre(
    address,
    admin,
    readBars(bars),
    ownUrl === undefined ? {} : { ownUrl },
  )
  for (const change of changes) console.log(change)
  console.log(changes.length === 0 ? 'Nothing to change.' : `${changes.length} things put right.`)
  if (barIds.length === 0) console.log('No bar is known yet: name them with --bars, or put them into techbar-shared.')
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { bars: { type: 'string' }, 'own-url': { type: 'string' } },
    })
    const [url] = positionals
    if (url === undefined || positionals.length > 1) throw new CentreFailure(usage)
    return { url, ownUrl: values['own-url'], bars: values.bars }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}

function readBars(file: string | undefined): readonly string[] {
  if (file === undefined) return []
  try {
    const bars = v.parse(barsFile, JSON.parse(readFileSync(file, 'utf8')))
    return bars.map((bar) => (typeof bar === 'string' ? bar : bar.barId))
  } catch (cause) {
    throw new CentreFailure(`The file ${file} holds no list of bar ids.`, { cause })
  }
}
