import { expect } from 'vitest'
import { landscape, type OpenTablet, openTablet } from './openTablet.ts'
import type { RunningCentre } from './runningCentre.ts'

export type WatchedTablet = OpenTablet & {
  /** The addresses of all that this browser asked for. */
  readonly asked: readonly string[]
  /** What the page's own policy kept it from. */
  readonly violations: readonly string[]
  /** Where a script that came as a text was run: each of `hostileTexts.ts` sets `__ran`, or opens a dialog. */
  readonly ran: readonly string[]
}

/** Everything that this browser asks for, and everything that the page's own policy keeps it from. */
export async function watchedTablet(
  profile: string,
  furtherArguments: readonly string[] = [],
  glass = landscape,
): Promise<WatchedTablet> {
  const tablet = await openTablet(profile, glass, 'light', furtherArguments)
  const asked: string[] = []
  const violations: string[] = []
  const ran: string[] = []
  tablet.context.on('request', (request) => asked.push(request.url()))
  tablet.page.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  await tablet.context.exposeBinding('noteViolation', (_source, words: string) => violations.push(words))
  await tablet.context.exposeBinding('noteRan', (_source, words: string) => ran.push(words))
  await tablet.context.addInitScript(() => {
    const { noteViolation, noteRan } = window as unknown as Record<'noteViolation' | 'noteRan', (words: string) => void>
    document.addEventListener('securitypolicyviolation', (event) => {
      noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
    // Both, because some fields write in capitals.
    for (const mark of ['__ran', '__RAN'])
      Object.defineProperty(window, mark, {
        set: (value: unknown) => {
          noteRan(`${location.pathname} ${String(value)}`)
        },
      })
  })
  return { ...tablet, asked, violations, ran }
}

export function expectAtHome(tablet: WatchedTablet, centre: RunningCentre): void {
  const home = new URL(centre.appUrl).origin
  const elsewhere = tablet.asked.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== home)
  expect(tablet.asked.filter((url) => url.startsWith(home)).length).toBeGreaterThan(20)
  expect(elsewhere).toEqual([])
  expect(tablet.violations).toEqual([])
  expect(tablet.ran).toEqual([])
  // The browser's console says of a policy what the event does not: a feature that it does not know, a frame, a header.
  expect(tablet.faults).toEqual([])
}
