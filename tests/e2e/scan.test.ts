import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filmOf } from './fakeCamera.ts'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar, technicianAt } from './technician.ts'

let centre: RunningCentre
let folder: string
beforeAll(async () => {
  centre = await startCentre()
  folder = await mkdtemp(join(tmpdir(), 'techbar-scan-'))
})
afterAll(async () => {
  await centre.remove()
  await rm(folder, { recursive: true, force: true })
})

const tag = 'MPS-L-9100'

test.each([
  ['Code128', 'P40001'],
  ['QRCode', 'P40002'],
  ['DataMatrix', 'P40003'],
] as const)(
  'a swap without a network: the tag is read with the camera from a %s, a reload in the middle loses nothing, one document at the end',
  async (format, staffNumber) => {
    const profile = join(folder, format)
    const atBase = await openTablet(profile, landscape)
    const before = technicianAt(atBase.page)
    await before.setUp(centre, 'S')
    await before.signIn()
    await before.untilInstalled()
    const tabletId = await before.tabletId()
    await expect.poll(() => centre.recordsOf(demonstrationBar.id, tabletId)).toHaveLength(1)
    await expect.poll(() => before.syncWords()).toMatch(/All sent/)
    const film = await filmOf(tag, format, atBase.page, folder)
    await atBase.close()

    const onSite = await openTablet(profile, landscape, 'light', film)
    await onSite.context.setOffline(true)
    const { page } = onSite
    const technician = technicianAt(page)
    await page.goto(centre.appUrl)
    await technician.enterPin()
    await page.getByRole('link', { name: 'New visit' }).tap()
    await technician.button('Scan the pass').tap()
    // What lies before the camera is a device and no pass.
    await page.getByText('This code is not a staff pass').waitFor()
    await technician.button('Type it instead').tap()
    await page.getByRole('textbox', { name: 'Staff number' }).fill(staffNumber)
    await technician.button('Broken screen').tap()
    await technician.button('Swap device').tap()
    await technician.heading('Which device comes in?')
    await technician.button('Scan the label').tap()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const read = () => page.getByRole('textbox', { name: 'Asset tag' }).inputValue()
    await expect.poll(read).toBe(tag)
    await page.reload()
    await technician.heading('Which device comes in?')
    await expect.poll(read).toBe(tag)
    await technician.swapUntilTerms(tag)
    await technician.sign()
    await technician.goOn()
    await technician.heading('Check the answers')
    await technician.button('Record the swap and close the visit').tap()
    await technician.heading('Receipt')
    await technician.toQueue()
    // Visit, swap, and the audit trail that tells who unlocked the tablet.
    await expect.poll(() => technician.syncWords()).toContain('3 to send')

    await onSite.context.setOffline(false)
    await expect.poll(() => technician.syncWords()).toMatch(/All sent/)
    const swaps = (await centre.recordsOf(demonstrationBar.id, tabletId)).filter(({ type }) => type === 'swap')
    expect(swaps).toMatchObject([{ incoming: { assetTag: tag } }])
    expect(onSite.faults).toEqual([])
    await onSite.close()
  },
)
