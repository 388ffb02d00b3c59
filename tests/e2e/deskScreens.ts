import type { Page } from 'playwright-core'
import { aWorkingMorning } from './aWorkingMorning.ts'
import type { RunningCentre } from './runningCentre.ts'
import type { Look } from './screens.ts'
import { demonstrationDesk, technicianAt } from './technician.ts'

/** Walks through what only a permanent desk has: calling, who is first, and the screens for visitors. */
export async function walkDesk(page: Page, centre: RunningCentre, letter: string, look: Look): Promise<void> {
  const technician = technicianAt(page, demonstrationDesk)
  const { button, heading } = technician
  // A desk has hours, and this walk may be taken at night.
  await page.clock.setFixedTime(aWorkingMorning())
  await technician.setUp(centre, letter)
  await technician.signIn()
  for (const [staffNumber, reason] of [
    [`P${letter}3001`, 'Printing'],
    [`P${letter}3002`, 'Phone fault'],
    [`P${letter}3003`, 'Wi-Fi or VPN'],
  ] as const) {
    await technician.newVisit(staffNumber, reason)
    await button('Return to queue').tap()
    await technician.toQueue()
  }
  await technician.newVisit(`P${letter}3004`, 'Broken screen')
  await button('Hand to a colleague').tap()
  await page.getByRole('dialog').waitFor()
  await look('visit-hand-to-colleague')
  await technician.leaveDialog()
  await technician.toQueue()
  await page
    .getByRole('link', { name: `P${letter}3003` })
    .first()
    .tap()
  await button('Put first').tap()
  await page.getByRole('dialog').waitFor()
  await look('visit-put-first')
  await page.getByRole('dialog').getByRole('button').first().tap()
  await button('Back in turn').waitFor()
  await technician.toQueue()
  await button(/^Call [A-Z]/)
    .first()
    .tap()
  await page.getByText('Called by you').waitFor()
  await button('I am away').tap()
  await page.getByText('You are away').waitFor()
  await look('desk-queue')
  await page.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
  await button('Use as wall board').tap()
  await page.getByRole('heading', { name: 'Please come to the desk' }).waitFor()
  await look('wall-board')
  await button('Technician').tap()
  await heading('Who ends this screen?')
  await look('wall-board-end')
  await page.getByText(demonstrationDesk.technician).first().tap()
  await heading('Enter your PIN')
  await technician.enterPin()
  await heading('This tablet')
  await button('Use as tap screen').tap()
  await heading('How was your visit?')
  await look('tap-screen')
  await button('Technician').tap()
  await page.getByText(demonstrationDesk.technician).first().tap()
  await technician.enterPin()
  await heading('This tablet')
  await button('Use for check-in').tap()
  await heading('Welcome to Croydon desk')
  await look('check-in')
  await button('Leave the queue').tap()
  await page.getByRole('textbox', { name: 'Your number' }).waitFor()
  await look('check-in-leave')
  await button('Cancel').tap()
  await button('Check in').tap()
  await button('Continue').tap()
  await page.getByText('Enter your staff number').waitFor()
  await look('check-in-who')
  await page.getByRole('textbox', { name: 'Staff number' }).fill(`P${letter}3005`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Kemi Osei')
  await button('Continue').tap()
  await heading('What brings you here?')
  await look('check-in-reason')
  await button('Printing').tap()
  await heading('What may the board show?')
  await look('check-in-board-name')
  await button('Kemi').tap()
  await heading(/^You are /)
  await look('check-in-done')
  await page.clock.setFixedTime(aWorkingMorning(20))
  await button('Done').tap()
  await page.reload()
  await heading('Croydon desk is closed')
  await look('check-in-closed')
}
