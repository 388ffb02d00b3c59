import { parseArgs } from 'node:util'
import { openCentre } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { readAdministrator } from './readAdministrator.ts'
import { linesOfReport } from './retention/linesOfReport.ts'
import { runRetention } from './retention/runRetention.ts'

const usage = `Usage: npm run retention -- <url> [--dry-run]
  <url>   as of npm run centre:install, with an administrator's name and password in it or in the environment
  Anonymises what is over for longer than its period (docs/spec/retention.md), and says what was done and what was left.
  Let it run each night; cut short, run it again. --dry-run only says what would be done.`

try {
  await retain()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function retain(): Promise<void> {
  const { url, isDryRun } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const done = await runRetention(await openCentre(address, admin), { now: new Date(), isDryRun })
  for (const line of linesOfReport(done, isDryRun)) console.log(line)
  if (done.refusals.length > 0) process.exitCode = 1
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    })
    const [url] = positionals
    if (url === undefined || positionals.length > 1) throw new CentreFailure(usage)
    return { url, isDryRun: values['dry-run'] }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}
