import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tidyStaffNumber } from '../src/domain/requester/requester.ts'
import { openCentre } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { readAdministrator } from './readAdministrator.ts'
import { erasePerson } from './retention/erasePerson.ts'
import { exportPerson, summaryOf } from './retention/exportPerson.ts'
import { linesOfReport } from './retention/linesOfReport.ts'

const usage = `Usage: npm run person -- <url> export <staff number> [--to <folder>]
       npm run person -- <url> erase <staff number> [--dry-run]
  <url>    as of npm run centre:install, with an administrator's name and password in it or in the environment
  export   writes all records about that requester as one JSON file, and a summary to read, into <folder> (default: here)
  erase    anonymises them now, whatever their age; open ones are named and left`

try {
  await person()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function person(): Promise<void> {
  const { url, what, staffNumber, folder, isDryRun } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const centre = await openCentre(address, admin)
  const now = new Date()
  if (what === 'export') {
    const found = await exportPerson(centre, staffNumber, now)
    const name = join(folder, `tech-bar-person-${now.toISOString().slice(0, 19).replaceAll(':', '')}`)
    save(`${name}.json`, `${JSON.stringify(found, null, 2)}\n`)
    save(`${name}.txt`, summaryOf(found))
    console.log(`${found.records.length} records. They are in ${name}.json, and to read in ${name}.txt.`)
    console.log('Both files name the person: hand them over by a safe way, and delete them here.')
    return
  }
  const done = await erasePerson(centre, staffNumber, admin.name, { now, isDryRun })
  for (const line of linesOfReport(done, isDryRun)) console.log(line)
  if (done.left.length > 0) console.log('What was left is anonymised by the nightly run as soon as it is over.')
  if (done.maybe.length > 0)
    console.log(`Look at these, which name somebody of the same name without the number: ${done.maybe.join(', ')}`)
  if (done.reportId !== null) console.log(`Kept in techbar-central, without the person: ${done.reportId}`)
  if (done.refusals.length > 0) process.exitCode = 1
}

/** For nobody else on this machine to read; one that is there already is never written over. */
function save(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new CentreFailure(`The file ${file} can not be written. Choose a folder with --to, and run it again.`, {
      cause,
    })
  }
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, to: { type: 'string', default: '.' } },
    })
    const [url, what, typed = ''] = positionals
    const staffNumber = tidyStaffNumber(typed)
    const isComplete = (what === 'export' || what === 'erase') && positionals.length === 3
    if (url === undefined || !isComplete) throw new CentreFailure(usage)
    if (!/^[A-Z0-9]{3,12}$/.test(staffNumber))
      throw new CentreFailure('A staff number has 3 to 12 letters or digits. Nothing was done.')
    return { url, what, staffNumber, folder: values.to, isDryRun: values['dry-run'] }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}
