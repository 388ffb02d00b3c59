import type { Page } from 'playwright-core'
import { readInstallId } from './readInstallId.ts'
import type { RunningCentre } from './runningCentre.ts'

export const demonstrationBar = {
  id: 'lambeth-popup',
  name: 'Lambeth pop-up',
  technician: 'Vera Rahimi',
  pin: '2468',
} as const

export type VisitEnd =
  | 'Fixed'
  | 'Advice'
  | 'Not fixed'
  | 'Collected'
  | { readonly loaner: string }
  | { readonly escalate: string }
  | { readonly swap: string }
  | 'Did not come'
  | 'Left before the end'

/** At a permanent desk, where people are called. */
export const demonstrationDesk = {
  id: 'croydon-desk',
  name: 'Croydon desk',
  technician: 'Amara Abara',
  pin: demonstrationBar.pin,
} as const

type WorksAt = { readonly name: string; readonly technician: string; readonly pin: string }

/** What a technician does, by touch, in the words that are on the glass. */
export function technicianAt(page: Page, at: WorksAt = demonstrationBar) {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const tapText = (text: string | RegExp) => page.getByText(text).first().tap()
  const choose = (name: string | RegExp) => page.locator('label').filter({ hasText: name }).first().tap()
  const goOn = () => button('Continue').tap()

  async function enterPin() {
    for (const digit of at.pin) await button(digit).tap()
    await button('Sign in').or(button('Unlock')).or(button('End this screen')).tap()
  }

  async function sign() {
    const pad = page.getByRole('img', { name: /Signature for/ })
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (box === null) throw new Error('The signature pad is not on the glass.')
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.3, { steps: 6 })
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.7, { steps: 6 })
    await page.mouse.up()
  }

  type SwapWay = { readonly returned?: string; readonly look?: (screen: string) => Promise<void> }

  /** The question pages of a swap, up to the one where the holder signs. */
  async function swapUntilTerms(
    assetTag: string,
    { returned = 'Here, handed in now', look = async () => undefined }: SwapWay = {},
  ) {
    await heading('Which device comes in?')
    await page.getByRole('textbox', { name: 'Asset tag' }).fill(assetTag)
    await choose('Laptop 14-inch, 2023')
    await goOn()
    await heading(/^Where is/)
    await choose(returned)
    if (returned.includes('later')) await page.getByText('In 7 days').tap()
    await look('swap-return')
    await goOn()
    await heading(/^What condition (is|was) it in/)
    await choose('Does not start')
    await look('swap-condition')
    await goOn()
    await heading(/^What is known about its data/)
    for (const group of await page.getByRole('radiogroup').all())
      await group.locator('label').filter({ hasText: 'Not known' }).tap()
    await look('swap-data')
    await goOn()
    await heading('Which device goes out?')
    await page.getByRole('radiogroup').locator('label').first().tap()
    await look('swap-device-out')
    await goOn()
    await heading(/^Does .* accept/)
    await choose('Accepts and signs')
  }

  /** The whole swap, up to its receipt. */
  async function swap(assetTag: string) {
    await button('Swap device').tap()
    await swapUntilTerms(assetTag)
    await sign()
    await goOn()
    await heading('Check the answers')
    await button('Record the swap and close the visit').tap()
    await heading('Receipt')
  }

  /** Today's opening; at a day the crew is not planned anywhere, it says where it is. */
  async function openBar() {
    await page
      .getByText(/, open \d\d:\d\d to|I am at another site/)
      .first()
      .tap()
    const next = page.getByRole('heading', { level: 1, name: 'Queue' })
    await next.or(page.getByText('Kennington station')).first().waitFor()
    if (!(await next.isVisible())) await tapText('Kennington station')
    await heading('Queue')
  }

  /** The dialog is still there, and goes. */
  async function leaveDialog() {
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }

  return {
    button,
    choose,
    enterPin,
    goOn,
    heading,
    leaveDialog,
    openBar,
    sign,
    swapUntilTerms,
    /** From the first page after the set-up code's printing to the queue. */
    setUp: async (centre: Pick<RunningCentre, 'appUrl' | 'setUpCode'>, letter: string) => {
      await page.goto(centre.appUrl)
      await page.getByRole('textbox').fill(centre.setUpCode)
      await page.keyboard.press('Enter')
      await choose(at.name)
      await page.getByRole('textbox', { name: 'Letter of this tablet' }).fill(letter)
      await button('Use this bar').tap()
    },
    signIn: async () => {
      await tapText(at.technician)
      await enterPin()
      await heading('Where are you today?')
      await openBar()
    },
    /** Until the app is in the precache: from now on it starts without a network. */
    untilInstalled: () =>
      page.evaluate(async () => {
        await navigator.serviceWorker.ready
        while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 50))
      }),
    newVisit: async (staffNumber: string | null, reason: string) => {
      await page.getByRole('link', { name: 'New visit' }).tap()
      if (staffNumber !== null) await page.getByRole('textbox', { name: 'Staff number' }).fill(staffNumber)
      await button(reason).tap()
      await page.getByRole('heading', { name: 'Outcome' }).waitFor()
    },
    end: async (end: VisitEnd) => {
      if (typeof end === 'object' && 'swap' in end) return swap(end.swap)
      if (typeof end === 'string') await button(end).tap()
      else if ('loaner' in end) {
        await button('Issue loaner').tap()
        await page.getByRole('textbox', { name: 'Asset tag of the loaner' }).fill(end.loaner)
        await page.getByRole('dialog').getByText('In 7 days').tap()
        await button('Issue and close the visit').tap()
      } else {
        await button('Escalate').tap()
        await page.getByRole('dialog').getByText(end.escalate).first().tap()
      }
      await page.getByRole('heading', { name: 'Outcome' }).waitFor({ state: 'hidden' })
    },
    handOver: async (face: 'Very good' | 'Good' | 'Poor' | 'Very poor') => {
      await page.getByRole('link', { name: 'Hand over' }).or(button('Hand over')).first().tap()
      await button(face).tap()
      await button('Skip').tap()
      await heading('Thank you')
      await button('Technician').tap()
      await heading('Locked')
      await enterPin()
      await heading('Queue')
    },
    toQueue: async () => {
      await page
        .getByRole('link', { name: /^Queue/ })
        .first()
        .tap()
      await heading('Queue')
    },
    /** The words of sync in the header. */
    syncWords: () => page.getByRole('link', { name: /About this tablet/ }).innerText(),
    tabletId: () => page.evaluate(readInstallId),
  }
}
