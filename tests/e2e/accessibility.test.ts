import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { walkDesk } from './deskScreens.ts'
import { walkScreens } from './screens.ts'

let centre: RunningCentre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.remove())

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

describe.each([
  ['light', 'Y'],
  ['dark', 'Z'],
] as const)('axe, %s', (colorScheme, letter) => {
  test.each([
    ['any screen of a technician', walkScreens, 30],
    ['what a desk has besides', walkDesk, 12],
  ] as const)('finds nothing on %s', async (_name, walk, fewest) => {
    const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
    const tablet = await openTablet(profile, landscape, colorScheme)
    const found: string[] = []
    let looked = 0
    await walk(tablet.page, centre, letter, async (screen) => {
      looked += 1
      // Evaluated by way of the debugger, so that the page's own security policy stays as it is.
      await tablet.page.evaluate(axeSource)
      const { violations } = await tablet.page.evaluate(
        (asked) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(asked),
        options,
      )
      for (const { id, nodes } of violations)
        found.push(`${screen}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    })
    expect(found).toEqual([])
    expect(looked).toBeGreaterThan(fewest)
    expect(tablet.faults).toEqual([])
    await tablet.close()
    await rm(profile, { recursive: true, force: true })
  })
})
