import type { Page } from 'playwright-core'
import type { RunningCentre } from './runningCentre.ts'
import type { Look } from './screens.ts'
import { technicianAt } from './technician.ts'

/** What a manager has besides, in the states that it has. New screens for managers are added here. */
export async function walkManager(page: Page, centre: RunningCentre, letter: string, look: Look): Promise<void> {
  const manager = technicianAt(page)
  const { button, heading } = manager
  await manager.setUp({ ...centre, setUpCode: centre.managersCode }, letter)
  await manager.signIn()
  await page.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
  await heading('This tablet')
  await page.getByRole('link', { name: 'Audit trail' }).tap()
  await heading('Audit trail')
  await look('audit')
  await page.getByRole('group', { name: 'Until' }).getByLabel('Year').fill('2020')
  await button('Show the trail').tap()
  await page.getByText('There is a problem').waitFor()
  await look('audit-problem')
  await page.getByRole('group', { name: 'Until' }).getByRole('button', { name: 'Today' }).tap()
  await button('Show the trail').tap()
  await page.getByText('Whole', { exact: true }).first().waitFor()
  await look('audit-trail')
  await page.getByRole('combobox', { name: 'What' }).selectOption('Signed in')
  const saving = page.waitForEvent('download')
  await button(/^Export \d+ entr/).tap()
  await saving
  await page.getByText('Saved as audit-trail-').waitFor()
  await look('audit-exported')
  await page.getByRole('combobox', { name: 'Bar' }).selectOption('Lewisham desk')
  await button('Show the trail').tap()
  await page.getByText('No tablet of this bar has noted anything yet.').waitFor()
  await look('audit-nothing')
  await page.context().setOffline(true)
  await button('Show the trail').tap()
  await page.getByText('The audit trail was not read').waitFor()
  await look('audit-offline')
  await page.context().setOffline(false)
}
