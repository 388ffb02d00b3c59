import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArguments } from '../browsers/chromiumArguments.ts'
import { findChromium } from '../browsers/findChromium.mjs'

export type Glass = { readonly width: number; readonly height: number }
export const landscape: Glass = { width: 1180, height: 820 }
export const portrait: Glass = { width: 820, height: 1180 }
export const phone: Glass = { width: 390, height: 844 }

export type OpenTablet = {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the page: nothing may be in it at the end. */
  readonly faults: readonly string[]
  /** Which pages were loaded when, and what stands on the glass: for whoever looks into a failure. */
  story(): Promise<string>
  close(): Promise<void>
}

/** A browser with touch over a profile that outlives it: the same folder again is a cold restart of the same tablet. */
export async function openTablet(
  profileFolder: string,
  glass: Glass,
  colorScheme: 'light' | 'dark' = 'light',
  furtherArguments: readonly string[] = [],
): Promise<OpenTablet> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new Error('There is no Chrome or Chromium on this machine.')
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath,
    args: [...chromiumArguments(), ...furtherArguments],
    viewport: glass,
    hasTouch: true,
    deviceScaleFactor: 2,
    colorScheme,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  })
  const [page = await context.newPage()] = context.pages()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  const loads: string[] = []
  page.on('load', () => loads.push(`${new Date().toISOString()} ${page.url()}`))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // Requests without a network are in the console whatever the app does about them.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) faults.push(message.text())
  })
  const story = async () => [...loads, await page.locator('body').innerText()].join('\n')
  return { page, context, faults, story, close: () => context.close() }
}
