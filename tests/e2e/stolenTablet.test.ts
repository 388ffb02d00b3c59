import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpOfTablet } from './dumpOfTablet.ts'
import { axeSource, findProblems } from './findProblems.ts'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar, technicianAt } from './technician.ts'

let centre: RunningCentre
let profile: string
beforeAll(async () => {
  centre = await startCentre()
  profile = await mkdtemp(join(tmpdir(), 'techbar-stolen-'))
})
afterAll(async () => {
  await centre.remove()
  await rm(profile, { recursive: true, force: true })
})

const people = Array.from({ length: 17 }, (_, n) => ({
  staffNumber: `ZQ${String(70_311 + n * 97)}`,
  name: `Quillon Varsley ${String.fromCharCode(65 + n)}mbrose`,
  note: `Left behind in cell ${n + 40}, smells of kerosene`,
}))
const planted = people.flatMap(({ staffNumber, name, note }) => [staffNumber, name, note])

/** Files of the browser's own in which it keeps what pages store. */
async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const encodings = ['utf8', 'utf16le'] as const

async function foundOnDisk(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const file of await filesUnder(folder)) {
    const bytes = await readFile(file)
    for (const text of texts)
      if (encodings.some((encoding) => bytes.includes(Buffer.from(text, encoding)))) found.push(`${file}: ${text}`)
  }
  return found
}

async function problemsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(findProblems)
}

test('a tablet is used, stolen, revoked and found: nobody reads it, and what it had not sent comes back', async () => {
  const said = await centre.enrol('--bar', demonstrationBar.id, '--letter', 'S')
  const setUpCode = /: (\S+)\n/.exec(said)?.[1] ?? ''
  const account = setUpCode.split('-')[0]?.toLowerCase() ?? ''
  const used = await openTablet(profile, landscape)
  const technician = technicianAt(used.page)
  // Bar and letter come with the enrolment: nothing is chosen.
  await used.page.goto(centre.appUrl)
  await used.page.getByRole('textbox', { name: 'Set-up code' }).fill(setUpCode)
  await used.page.keyboard.press('Enter')
  await technician.signIn()
  await technician.untilInstalled()
  await expect.poll(() => centre.enrol('recovery', account), { timeout: 60_000 }).toMatch(/(\w{4}-){6}\w{4}/)

  await used.context.setOffline(true)
  for (const { staffNumber, name, note } of people) {
    await used.page.getByRole('link', { name: 'New visit' }).tap()
    await used.page.getByRole('textbox', { name: 'Staff number' }).fill(staffNumber)
    await used.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await technician.button('Printing').tap()
    await used.page.getByRole('heading', { name: 'Outcome' }).waitFor()
    await used.page.getByRole('textbox', { name: 'New note' }).fill(note)
    await technician.button('Add note').tap()
    await used.page.getByText(note).waitFor()
    await technician.toQueue()
  }
  // Half filled, and never finished: a draft is sealed too.
  await used.page.getByRole('link', { name: 'New visit' }).first().tap()
  await used.page.getByRole('textbox', { name: 'Staff number' }).fill('ZQ99917')
  await used.page
    .getByText('ZQ99917')
    .or(used.page.getByRole('textbox', { name: 'Staff number' }))
    .first()
    .waitFor()
  await technician.toQueue()
  await technician.toQueue()
  await used.page.getByText('New visit, half filled').waitFor()

  const secrets = [...planted, 'ZQ99917', demonstrationBar.technician]
  const dump = await used.page.evaluate(dumpOfTablet)
  expect(dump).toContain('techbar')
  expect(dump).toContain('visit:')
  expect(secrets.filter((text) => dump.includes(text))).toEqual([])
  await used.close()
  const disk = join(profile, 'Default', 'IndexedDB')
  // What stands readable by design, in the same rows, is found: else nothing would be.
  expect(await foundOnDisk(disk, [demonstrationBar.id])).not.toEqual([])
  expect(await foundOnDisk(disk, secrets)).toEqual([])

  // The thief: a cold start shows nothing, and wrong PINs wait.
  const stolen = await openTablet(profile, landscape)
  const thief = technicianAt(stolen.page)
  await stolen.context.setOffline(true)
  await stolen.page.goto(centre.appUrl)
  await thief.heading('Locked')
  expect(await problemsOn(stolen.page)).toEqual([])
  expect(await stolen.page.locator('body').innerText()).not.toMatch(/ZQ|Varsley/)
  for (const digit of '1357') await thief.button(digit).tap()
  await thief.button('Unlock').tap()
  await stolen.page.getByText('That is not your PIN').waitFor()
  await stolen.page.goto(`${centre.appUrl}stock`)
  await thief.heading('Locked')
  const seen = await stolen.page.evaluate(dumpOfTablet)
  expect(secrets.filter((text) => seen.includes(text))).toEqual([])

  // Its owner opens it, and the centre has revoked it meanwhile.
  await stolen.page.goto(centre.appUrl)
  await thief.button('Unlock').waitFor()
  await thief.enterPin()
  await thief.heading('Queue')
  const revoked = await centre.enrol('revoke', account)
  const recoveryCode = /(\w{4}-){6}\w{4}/.exec(revoked)?.[0] ?? ''
  expect(recoveryCode).not.toBe('')
  await stolen.context.setOffline(false)
  await stolen.page.getByText('This tablet was cut off').waitFor()
  expect(await problemsOn(stolen.page)).toEqual([])
  await stolen.page.getByRole('textbox', { name: 'Recovery code' }).fill('2222-3333')
  await thief.button('Open').tap()
  await stolen.page.getByText('This code does not open this tablet').first().waitFor()
  await expect.poll(() => thief.button('Open').isEnabled()).toBe(true)
  await stolen.page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode)
  await thief.button('Open').tap()
  await thief.heading('Open again')
  expect(await problemsOn(stolen.page)).toEqual([])
  const downloading = stolen.page.waitForEvent('download')
  await stolen.page.getByRole('button', { name: /^Save \d+ records/ }).tap()
  const file = await readFile(await (await downloading).path(), 'utf8')
  for (const text of planted) expect(file).toContain(text)
  await stolen.close()
})
