import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { technicianAt } from './technician.ts'

let centre: RunningCentre
let folder: string
beforeAll(async () => {
  centre = await startCentre()
  folder = await mkdtemp(join(tmpdir(), 'techbar-register-'))
})
afterAll(async () => {
  await centre.remove()
  await rm(folder, { recursive: true, force: true })
})

const heading = 'Asset tag,Serial number,Model,State,Warranty end'
const good = Array.from({ length: 5_000 }, (_, at) => `REG-${at},R${at},"Laptop 14-inch, 2023",in use,2030-01-31`)
const bad = ['REG-1,R9001,"Laptop 14-inch, 2023",in use,', 'REG-9002,R9002,Abacus,in use,']

test('a manager imports a file in the browser, and a technician’s tablet knows its devices without a network', async () => {
  const office = await openTablet(join(folder, 'office'), landscape)
  const manager = technicianAt(office.page)
  await manager.setUp({ ...centre, setUpCode: centre.managersCode }, 'M')
  await manager.signIn()
  await office.page.goto(`${centre.appUrl}stock/register`)
  const choose = (lines: readonly string[]) =>
    office.page.locator('input[type=file]').setInputFiles({
      name: 'devices.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([heading, ...lines].join('\r\n')),
    })
  await choose([...good, ...bad])
  await office.page.getByText('2 rows cannot be imported').waitFor()
  await expect
    .poll(() => office.page.getByRole('row').allInnerTexts())
    .toEqual([
      expect.stringContaining('What to do'),
      expect.stringMatching(/5002\s+Asset tag\s+REG-1\s+Row 3 has this asset tag already/),
      expect.stringMatching(/5003\s+Model\s+Abacus\s+The catalogue has no model of this name/),
    ])
  await manager.button('Import 5000 devices without 2 rows').tap()
  await office.page.getByText('devices.csv is imported').waitFor()
  await choose(good)
  await office.page.getByText('The register says all of this already.').waitFor()
  const saving = office.page.waitForEvent('download')
  await manager.button('Export the register').tap()
  const exported = await readFile(await (await saving).path(), 'utf8')
  expect(exported).toContain(
    '\r\n"REG-4999","R4999","Laptop 14-inch, 2023","laptop","","","","2030-01-31","in use",""\r\n',
  )
  await office.close()

  const field = await openTablet(join(folder, 'field'), landscape)
  const { page } = field
  const technician = technicianAt(page)
  await technician.setUp(centre, 'F')
  await technician.signIn()
  await technician.untilInstalled()
  await expect.poll(() => technician.syncWords()).toMatch(/All sent/)
  await page.goto(`${centre.appUrl}stock/register`)
  await expect
    .poll(async () => {
      await page.getByRole('textbox', { name: 'Asset tag, serial number or IMEI' }).fill('r4999')
      await technician.button('Find').tap()
      return page.getByRole('region', { name: 'Find a device' }).innerText()
    })
    .toContain('REG-4999')
  expect(await page.getByRole('heading', { name: 'Import' }).count()).toBe(0)

  await field.context.setOffline(true)
  await technician.toQueue()
  await technician.newVisit('P50001', 'Broken screen')
  await technician.button('Swap device').tap()
  await technician.heading('Which device comes in?')
  await page.getByRole('textbox', { name: 'Asset tag' }).fill('reg-77')
  await page.getByText('In the register: Laptop 14-inch, 2023, serial R77, warranty until 31 Jan 2030.').waitFor()
  await technician.goOn()
  await technician.heading('Where is REG-77 now?')
  await page.reload()
  await technician.heading('Where is REG-77 now?')
  expect([...office.faults, ...field.faults]).toEqual([])
  await field.close()
})
