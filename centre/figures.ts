import { parseArgs } from 'node:util'
import papa from 'papaparse'
import { escapeFormula } from '../src/domain/device/formulaText.ts'
import { figureColumns, figureDefinitions, figuresTable } from '../src/domain/figures/figuresTable.ts'
import { openCentre } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { figuresOfCentre } from './figures/figuresOfCentre.ts'
import { readAdministrator } from './readAdministrator.ts'
import { idsByWords } from './retention/idsByWords.ts'

const usage = `Usage: npm run --silent figures -- <url> --from <yyyy-MM-dd> --to <yyyy-MM-dd> > figures.csv
  <url>   as of npm run centre:install; a manager's name and password will do
  Prints visits, first-time fix and satisfaction per bar and week as CSV, with the definitions above them. Small numbers are
  suppressed: what it prints may leave the house.`

try {
  await figures()
} catch (failure) {
  if (!(failure instanceof CentreFailure)) throw failure
  console.error(failure.message)
  process.exitCode = 1
}

async function figures(): Promise<void> {
  const { url, from, to } = readArguments()
  const { admin, address } = readAdministrator(url, usage)
  const now = new Date()
  const counted = await figuresOfCentre(await openCentre(address, admin), { from, to, now })
  const leftOut = counted.leftOut()
  const rows = [
    [`Tech Bar, ${from} to ${to}, as the centre held it at ${now.toISOString()}`],
    ...figureDefinitions.map((definition) => [definition]),
    ...(leftOut.length === 0 ? [] : [[`Records that could not be counted: ${leftOut.length}.`]]),
    [],
    [...figureColumns],
    ...figuresTable(counted),
  ]
  console.log(
    papa.unparse(
      rows.map((row) => row.map(escapeFormula)),
      { quotes: false },
    ),
  )
  // Beside the file, which is for others: ids are for whoever runs it.
  for (const line of idsByWords(leftOut.map(({ id, why }) => [why, id]))) console.error(`Not counted: ${line}`)
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { from: { type: 'string' }, to: { type: 'string' } },
    })
    const [url] = positionals
    const { from = '', to = '' } = values
    if (url === undefined || positionals.length > 1) throw new CentreFailure(usage)
    if (![from, to].every(isDay) || from > to)
      throw new CentreFailure(`--from and --to are days such as 2026-11-30, the first not after the last.\n${usage}`)
    return { url, from, to }
  } catch (failure) {
    throw failure instanceof CentreFailure ? failure : new CentreFailure(usage, { cause: failure })
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}
