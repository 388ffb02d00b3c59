import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { walkDesk } from './deskScreens.ts'
import { hostileCrew, untilShown, walkHostileDay } from './hostileDay.ts'
import { makeReferenceHostile } from './hostileReference.ts'
import { hostileTexts } from './hostileTexts.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { walkScreens } from './screens.ts'
import { demonstrationBar, technicianAt } from './technician.ts'
import { intruders, textFieldsOfSource, tryTextFields } from './textFields.ts'
import { expectAtHome, watchedTablet, type WatchedTablet } from './watchedTablet.ts'

let centre: RunningCentre
let folder: string
// A day of its own for each: the walks use up what lies in the stockroom.
beforeEach(async () => {
  centre = await startCentre()
  await makeReferenceHostile(centre)
  folder = await mkdtemp(join(tmpdir(), 'techbar-injected-'))
})
afterEach(async ({ task }) => {
  for (const tablet of opened.splice(0)) {
    if (task.result?.state === 'fail') console.error(await tablet.story())
    await tablet.close()
  }
  await centre.remove()
  await rm(folder, { recursive: true, force: true })
})

const opened: WatchedTablet[] = []
async function aTablet(letter: string): Promise<WatchedTablet> {
  const tablet = await watchedTablet(join(folder, letter))
  opened.push(tablet)
  return tablet
}

/** Text fields that were on any screen so far, and what was entered to be kept. */
const met = new Set<string>()
const entered = new Set<string>()

/** Looks at a screen: every text field of it takes every hostile text, and nothing but our own markup is there, on paper too. */
function lookerAt({ page }: WatchedTablet) {
  return async (screen: string) => {
    for (const id of await tryTextFields(page)) met.add(id)
    expect(await page.evaluate(intruders), screen).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(intruders), `${screen} on paper`).toEqual([])
    await page.emulateMedia({ media: null })
  }
}

test.each([
  ["a technician's day", walkScreens, 'H'],
  ['what a desk has besides', walkDesk, 'J'],
] as const)(
  '%s runs nothing of what stands in the reference data or is typed into any field',
  async (_name, walk, letter) => {
    const tablet = await aTablet(letter)
    await walk(tablet.page, centre, letter, lookerAt(tablet))
    expectAtHome(tablet, centre)
  },
)

test('what is typed into any field is kept and shown as it was typed, on every screen', async () => {
  const tablet = await aTablet('K')
  const kept = await walkHostileDay(tablet.page, centre, 'K', lookerAt(tablet))
  // A serial number is kept in capitals.
  const inCapitals = (value: unknown) => JSON.stringify(value).toUpperCase()
  const held = async () => inCapitals(await centre.documents(demonstrationBar.id))
  for (const [id, text] of kept) await expect.poll(held, { message: id }).toContain(inCapitals(text).slice(1, -1))
  for (const id of kept.keys()) entered.add(id)

  // Its crew is asked for their PIN by name, before anything of the app is there; their names are hostile too.
  const { page } = tablet
  const look = lookerAt(tablet)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await look('sealed')
  await page.getByRole('button', { name: /^I am not/ }).tap()
  await look('sealed, and who opens it')
  await page.getByRole('button', { name: 'Nobody here knows their PIN' }).tap()
  await look('recovery code')
  expectAtHome(tablet, centre)
})

const formula = '=HYPERLINK("//e.test")'

test('a manager’s file of hostile cells is shown as text, and its export runs in no spreadsheet', async () => {
  const tablet = await aTablet('M')
  const { page } = tablet
  const look = lookerAt(tablet)
  const manager = technicianAt(page, hostileCrew)
  await manager.setUp({ ...centre, setUpCode: centre.managersCode }, 'M')
  await manager.signIn()
  await page.goto(`${centre.appUrl}stock/register`)
  const lines = [
    'Asset tag,Serial number,Model,State,Role,<script>__ran=1</script>',
    ...hostileTexts.map((text, row) =>
      [`HX-${row}`, `HS-${row}`, 'laptop-14-2025', 'in use', text, text].map(quoted).join(),
    ),
    ...hostileTexts.map((text, row) => [text, `HT-${row}`, text, text, '', ''].map(quoted).join()),
  ]
  const name = '<img src=x onerror=__ran=1>.csv'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.getByText(`${hostileTexts.length} rows cannot be imported`).waitFor()
  for (const text of [name, '<script>__ran=1</script>', ...hostileTexts]) await untilShown(page, text.trim())
  await look('register-preview')
  await manager.button(`Import ${hostileTexts.length} devices without ${hostileTexts.length} rows`).tap()
  await untilShown(page, `${name} is imported`)
  const saving = page.waitForEvent('download')
  await manager.button('Export the register').tap()
  const exported = await readFile(await (await saving).path(), 'utf8')
  for (const text of hostileTexts) expect(exported).toContain(quoted(text === formula ? `'${text}` : text))
  expect(exported).not.toMatch(/(^|,)"[=+\-@\t]/m)
  await page.getByText('Saved as device-register-').waitFor()
  await look('register-exported')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7') })
  await page.getByText('This is not a text file, whatever its name ends with.').waitFor()
  await page.getByText('The register is as it was.').waitFor()
  expectAtHome(tablet, centre)
})

test('were a text set as markup, this would notice', async () => {
  const tablet = await aTablet('N')
  const { page } = tablet
  await page.goto(centre.appUrl)
  await page.getByRole('heading', { name: 'Set up this tablet' }).waitFor()
  expect(await page.evaluate(intruders)).toEqual([])
  const ofMarkup = hostileTexts.filter((text) => /<(script|img|svg|a|iframe)\b/.test(text))
  expect(ofMarkup.length).toBeGreaterThan(3)
  for (const text of ofMarkup) {
    await page.evaluate(setAsMarkup, text)
    expect(await page.evaluate(intruders), text).not.toEqual([])
  }
  await expect.poll(() => tablet.violations.join()).toContain('script-src-attr')
  await page.evaluate(setMark)
  await expect.poll(() => tablet.ran).toEqual(['/ 1'])
})

/** Runs in the page. */
function setAsMarkup(text: string): void {
  document.body.innerHTML = text
}

/** Runs in the page, as a text would that became a script. */
function setMark(): void {
  Object.assign(window, { __ran: 1 })
}

/** Looked up, or a code: nothing of it is kept. A tag and a day are refused unless they are one. */
const isNeverKept = (id: string) =>
  /^(set-up-code|recovery-code|letter|label|labelFirst|queueNumber|who|staffNumber|reserveStaffNumber)$/.test(id) ||
  /[tT]ag$|(dueOn|DueOn|Until)(-month|-year)?$/.test(id)

/** By the ends of their ids, where the dialogs that share a field begin them with a name of their own. */
const isIn = (ids: Iterable<string>, id: string) => {
  const end = id.replace(/^.*(?=Serial$|Seal$)/, '')
  return [...ids].some((each) => each.endsWith(end))
}

test('no text field of the app was missed: each was met above, and what is kept of it was entered', async () => {
  const ofSource = await textFieldsOfSource()
  expect(ofSource.length).toBeGreaterThan(30)
  expect(ofSource.filter((id) => !isIn(met, id))).toEqual([])
  expect([...met].filter((id) => !isNeverKept(id) && !isIn(entered, id))).toEqual([])
})

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
