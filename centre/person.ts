import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isatty } from 'node:tty'
import { parseArgs } from 'node:util'
import { tidyStaffNumber } from '../src/domain/requester/requester.ts'
import { type CentreClient, openCentre } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { givePin, readPerson } from './givePin.ts'
import { readAdministrator } from './readAdministrator.ts'
import { readNewPin } from './readNewPin.ts'
import { erasePerson } from './retention/erasePerson.ts'
import { exportPerson, summaryOf } from './retention/exportPerson.ts'
import { linesOfReport } from './retention/linesOfReport.ts'

const usage = `Usage: npm run person -- <url> export <staff number> [--to <folder>]
       npm run person -- <url> erase <staff number> [--dry-run]
       npm run person -- <url> pin <person id>
  <url>    as of npm run centre:install, with an administrator's name and password in it or in the environment
  export   writes all records about that requester as one JSON file, and a summary to read, into <folder> (default: here)
  erase    anonymises them now, whatever their age; open ones are named and left
  pin      gives somebody who works at a bar a new PIN of 4 to 8 digits. It is asked for, or read from what is piped in, and
           never an argument; <person id> is what techbar-shared calls them, without 'person:'`

try {
  await person()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function person(): Promise<void> {
  const { url, what, who, folder, isDryRun } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const centre = await openCentre(address, admin)
  if (what === 'pin') return await newPinFor(centre, who)
  const now = new Date()
  if (what === 'export') {
    const found = await exportPerson(centre, who, now)
    const name = join(folder, `tech-bar-person-${now.toISOString().slice(0, 19).replaceAll(':', '')}`)
    save(`${name}.json`, `${JSON.stringify(found, null, 2)}\n`)
    save(`${name}.txt`, summaryOf(found))
    console.log(`${found.records.length} records. They are in ${name}.json, and to read in ${name}.txt.`)
    console.log('Both files name the person: hand them over by a safe way, and delete them here.')
    return
  }
  const done = await erasePerson(centre, who, admin.name, { now, isDryRun })
  for (const line of linesOfReport(done, isDryRun)) console.log(line)
  if (done.left.length > 0) console.log('What was left is anonymised by the nightly run as soon as it is over.')
  if (done.maybe.length > 0)
    console.log(`Look at these, which name somebody of the same name without the number: ${done.maybe.join(', ')}`)
  if (done.reportId !== null) console.log(`Kept in techbar-central, without the person: ${done.reportId}`)
  if (done.refusals.length > 0) process.exitCode = 1
}

async function newPinFor(centre: CentreClient, personId: string): Promise<void> {
  const known = await readPerson(centre, personId)
  // Without what would do something to the terminal that shows it.
  const name = String(known['name']).replaceAll(/\p{C}/gu, '?')
  const pin = await readNewPin(name, { input: process.stdin, isTyped: isatty(0), output: process.stderr })
  await givePin(centre, personId, known, pin)
  console.log(
    `${name} has a new PIN. A tablet knows it after its next exchange; one that is sealed, once it is open again.`,
  )
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
    const isComplete = (what === 'export' || what === 'erase' || what === 'pin') && positionals.length === 3
    if (url === undefined || !isComplete) throw new CentreFailure(usage)
    const who = what === 'pin' ? typed : tidyStaffNumber(typed)
    if (what !== 'pin' && !/^[A-Z0-9]{3,12}$/.test(who))
      throw new CentreFailure('A staff number has 3 to 12 letters or digits. Nothing was done.')
    return { url, what, who, folder: values.to, isDryRun: values['dry-run'] }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}
