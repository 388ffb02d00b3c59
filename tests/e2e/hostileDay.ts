import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { sendHostileRecords } from './hostileRecords.ts'
import { hostile, hostileDevice, hostileReason } from './hostileReference.ts'
import { aHostileText } from './hostileTexts.ts'
import type { RunningCentre } from './runningCentre.ts'
import type { Look } from './screens.ts'
import { demonstrationBar, technicianAt } from './technician.ts'

/** Whoever works at the bar, under the names that the centre has of them now. */
export const hostileCrew = {
  ...demonstrationBar,
  name: hostile(demonstrationBar.name),
  technician: hostile(demonstrationBar.technician),
}

/** Waits until this very text stands on the screen as a text, and not only in the field that it is typed in. */
export async function untilShown(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(textOnScreen), { message: text }).toContain(text)
}

/** Runs in the page. */
function textOnScreen(): string {
  const body = document.body.cloneNode(true) as HTMLElement
  for (const field of body.querySelectorAll('textarea')) field.remove()
  return body.textContent ?? ''
}

/**
 * A day of a technician who enters a hostile text wherever a text is kept, and looks at it wherever it is shown. Returns
 * the texts by the fields that they were entered in: the centre must hold each as it was typed.
 */
export async function walkHostileDay(
  page: Page,
  centre: RunningCentre,
  letter: string,
  look: Look,
): Promise<ReadonlyMap<string, string>> {
  const technician = technicianAt(page, hostileCrew)
  const { button, choose, goOn, heading, newVisit } = technician
  const kept = new Map<string, string>()
  const field = (id: string) => page.locator(`[id="${id}"]`)
  const keep = async (id: string, place = id) => {
    const text = aHostileText(place)
    kept.set(id, text)
    await field(id).fill(text)
    return text
  }
  const isRefused = async (id: string, press: () => Promise<void>, words: string) => {
    await field(id).fill(aHostileText('tag', 1))
    await press()
    await page.getByText(words).first().waitFor()
  }
  const inDialog = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name, exact: true }).tap()
  const toStock = async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Stock' }).tap()
    await heading('Stock')
    await page.getByText('To be sanitised').waitFor()
    const shortened = page.getByRole('button', { name: /^Show all/ })
    while ((await shortened.count()) > 0) await shortened.first().tap()
  }
  const anAssetTag = 'An asset tag has at most 40 letters'

  await page.goto(centre.appUrl)
  await page.getByRole('textbox').fill(centre.setUpCode)
  await page.keyboard.press('Enter')
  await choose(hostileCrew.name)
  await field('letter').waitFor()
  await look('choose-bar')
  await field('letter').fill(letter)
  await button('Use this bar').tap()
  await technician.signIn()

  await page.getByRole('link', { name: 'New visit' }).tap()
  await isRefused('staffNumber', () => button(hostileReason).tap(), 'A staff number has 3 to 12 letters or digits')
  await field('staffNumber').fill('P70001')
  const name = await keep('name')
  await button(hostileReason).tap()
  await page.getByRole('heading', { name: 'Outcome' }).waitFor()
  await untilShown(page, name)
  await untilShown(page, hostileReason)
  const note = await keep('note')
  await button('Add note').tap()
  await button('Change device').tap()
  await field('assetTag').waitFor()
  await look('device')
  await isRefused('assetTag', () => inDialog('Save'), anAssetTag)
  await field('assetTag').fill('MPS-L-7300')
  await inDialog('Save')
  await button('Add incident or request number').tap()
  await field('number').waitFor()
  await look('number')
  const number = await keep('number')
  await inDialog('Add')
  await button('Change promise').tap()
  await page.getByRole('radio').first().waitFor()
  const promise = await keep('promise')
  await inDialog('Promise it')
  await button('Put on hold').tap()
  await page.getByRole('dialog').getByRole('button').first().tap()
  await button('Resume service').tap()
  await button('Issue loaner').tap()
  await isRefused('loanerTag', () => inDialog('Issue and close the visit'), anAssetTag)
  await page.keyboard.press('Escape')
  for (const text of [name, note, number, promise]) await untilShown(page, text)
  await look('visit')
  await technician.end('Fixed')
  await button('Correct the outcome').tap()
  await field('correctionWhy').waitFor()
  await look('correction')
  await choose('Advice')
  const why = await keep('correctionWhy')
  await inDialog('Save the correction')
  await untilShown(page, why)
  await page.getByRole('link', { name: 'Hand over' }).or(button('Hand over')).first().tap()
  await button('Poor').tap()
  await keep('comment')
  await look('comment')
  await button('Send').tap()
  await heading('Thank you')
  await button('Technician').tap()
  await heading('Locked')
  await technician.enterPin()
  await heading('Queue')
  await look('queue')

  await page.getByRole('link', { name: 'New visit' }).tap()
  await choose('Guest')
  await field('guestName').waitFor()
  await look('guest')
  const guest = await keep('guestName')
  await button('Printing').tap()
  await page.getByRole('heading', { name: 'Outcome' }).waitFor()
  await untilShown(page, guest)
  await technician.end({ loaner: 'MPS-L-8001' })
  await toStock()
  await untilShown(page, guest)
  await button('Is back: MPS-L-8001').tap()
  await field('loanerNote').waitFor()
  await look('loaner-back')
  await choose('Good')
  const loanerNote = await keep('loanerNote')
  await inDialog('Take it back')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await button('Sanitise MPS-L-8001').tap()
  await field('tool').waitFor()
  await look('sanitise')
  await choose('Overwritten')
  await keep('tool')
  await keep('verifiedBy')
  await keep('certificate')
  await choose('It failed')
  if (await field('sanitiseSerial').isVisible()) await keep('sanitiseSerial')
  const model = page.getByRole('dialog').locator('label').filter({ hasText: 'Laptop 14-inch, 2023' })
  if (await model.isVisible()) await model.tap()
  await inDialog('Record it')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'MPS-L-8001' }).first().tap()
  await untilShown(page, loanerNote)
  await look('device-history')

  await technician.toQueue()
  await newVisit('P70003', 'Broken screen')
  await button('Swap device').tap()
  await heading('Which device comes in?')
  await choose('Laptop 14-inch, 2023')
  await isRefused('assetTag', goOn, anAssetTag)
  await field('assetTag').fill('MPS-L-7301')
  await keep('serial', 'sn')
  await goOn()
  await heading(/^Where is/)
  await choose('Lost')
  await field('reference').waitFor()
  await look('swap-lost')
  const reference = await keep('reference')
  await goOn()
  await heading(/^What condition/)
  await choose('Does not start')
  await goOn()
  await heading(/^What is known about its data/)
  for (const group of await page.getByRole('radiogroup').all())
    await group.locator('label').filter({ hasText: 'Not known' }).tap()
  await goOn()
  await heading('Which device goes out?')
  await field('approver').waitFor()
  await look('swap-approver')
  const approver = await keep('approver')
  await page.getByRole('radiogroup').locator('label').first().tap()
  await goOn()
  await heading(/^Does .* accept/)
  await choose('Declines')
  await field('declineWhy').waitFor()
  await look('swap-declined')
  await choose('Accepts and signs')
  await technician.sign()
  await goOn()
  await heading('Check the answers')
  for (const text of [reference, approver]) await untilShown(page, text)
  await look('swap-check')
  await button('Record the swap and close the visit').tap()
  await heading('Receipt')
  await look('swap-receipt')
  await technician.toQueue()
  await newVisit('P70004', 'Collect a device')
  await page.getByRole('link', { name: 'Hand out a kit' }).tap()
  await choose('Detective')
  await page
    .getByRole('group', { name: /^Laptop 14-inch, 2025/ })
    .locator('label')
    .first()
    .tap()
  await choose('Declines')
  const declined = await keep('declineWhy')
  await look('kit-declined')
  await button('Record that it was declined').tap()
  await heading('Kit declined')
  await untilShown(page, declined)
  await look('kit-receipt')

  await toStock()
  await button('Take a device in').tap()
  await field('takeInTag').waitFor()
  await choose('Delivery')
  await choose('Sealed bag')
  await look('take-in')
  await isRefused('takeInTag', () => inDialog('Take in'), 'Enter the asset tag: at most 40 letters')
  await field('takeInTag').fill('MPS-L-7302')
  await field('takeInSerial').waitFor()
  await field('takeInSerial').fill('SN-7302')
  await choose('Laptop 14-inch, 2025')
  await keep('takeInSeal')
  await inDialog('Take in')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(`${centre.appUrl}stock/device/MPS-L-7302`)
  await page.getByText('What happened at this bar').waitFor()
  await untilShown(page, kept.get('takeInSeal') ?? '')
  await button('Reserve').tap()
  await keep('reserveName')
  await button('In 7 days').tap()
  await inDialog('Reserve it')
  await untilShown(page, `For ${kept.get('reserveName')}`)
  await button('Put on hold').tap()
  await choose('Pending repair')
  await keep('holdReason')
  await inDialog('Put on hold')
  await untilShown(page, kept.get('holdReason') ?? '')
  await button('Retire').tap()
  await choose('Recycled')
  await keep('retireBy')
  await keep('retireCertificate')
  await inDialog('Retire it')
  await untilShown(page, kept.get('retireCertificate') ?? '')
  await look('retired')

  await toStock()
  await page.getByRole('link', { name: 'Send several out' }).tap()
  await page
    .getByRole('region', { name: /^Laptop/ })
    .locator('label')
    .first()
    .tap()
  await choose('To Croydon desk')
  await choose('Sealed bag')
  await keep('sendSeal')
  await button('Send them out').tap()
  await heading('Transfer note')
  await untilShown(page, kept.get('sendSeal') ?? '')
  await look('transfer-note')
  for (const [place, words] of [
    ['stock/count', 'Count the stock'],
    ['stock/send', 'Send several out'],
    ['stock/receive', 'Take in from another bar'],
  ] as const) {
    await page.goto(`${centre.appUrl}${place}`)
    await heading(words)
    await page.getByRole('textbox', { name: 'Asset tag' }).fill(aHostileText('tag', 1))
    await page.keyboard.press('Enter')
    await page.getByText('This is not an asset tag.').waitFor()
    await look(place)
  }

  // What others sent, on every screen that shows it.
  const { visitId, swapId, consignmentId, shownAs, texts } = await sendHostileRecords(centre)
  const seen = new Set<string>()
  const { assetTag } = hostileDevice
  const ofPlace = (place: string) => texts.find((text) => text.startsWith(place)) ?? ''
  const lookAt = async (place: string, words: string) => {
    await page.goto(`${centre.appUrl}${place}`)
    await page.getByText(words).first().waitFor()
    const shown = await page.evaluate(textOnScreen)
    for (const text of texts.filter((each) => shown.includes(each))) seen.add(text)
    await look(place)
  }
  await lookAt('', ofPlace('waiting'))
  await lookAt(`visit/${visitId}`, ofPlace('their note'))
  await lookAt(`swap/${swapId}`, ofPlace('plug'))
  await lookAt('stock', `${assetTag} was issued twice`)
  await lookAt(`stock/device/${encodeURIComponent(`${assetTag}4`)}`, ofPlace('their why'))
  await lookAt(`stock/note/${consignmentId}`, ofPlace('seal'))
  await lookAt(`stock/labels?tag=${encodeURIComponent(assetTag)}`, 'Paper')
  await lookAt('stock/count', 'Asset tag')
  await lookAt('tablet/day-pack', 'Day pack')
  await lookAt('tablet/end-of-day', 'End of day')
  expect(texts.filter((text) => !seen.has(text))).toEqual([])
  await page.goto(`${centre.appUrl}stock/register`)
  await field('label').fill(assetTag)
  await button('Find').tap()
  await untilShown(page, aHostileText('role'))
  await look('register')
  await toStock()
  await button(`Settle it: ${assetTag}`).tap()
  await field('settleWords').waitFor()
  await look('settle')
  await page.getByRole('radio').first().locator('xpath=ancestor::label').tap()
  await keep('settleDecidedBy')
  await keep('settleWords')
  await inDialog('Settle it')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(`${centre.appUrl}stock/device/${encodeURIComponent(assetTag)}`)
  await untilShown(page, kept.get('settleWords') ?? '')
  await look('settled')

  // What visitors see.
  for (const [screen, shown] of [
    ['Use as wall board', shownAs],
    ['Use for check-in', hostileCrew.name],
    ['Use as tap screen', 'How was your visit?'],
  ] as const) {
    await page.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
    await button(screen).tap()
    await untilShown(page, shown)
    await look(screen)
    await button('Technician').tap()
    await page.getByText(hostileCrew.technician).first().tap()
    await technician.enterPin()
    await heading('This tablet')
  }
  return kept
}
