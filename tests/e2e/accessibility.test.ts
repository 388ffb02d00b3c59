import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest'
import { axeSource, findProblems } from './findProblems.ts'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { walkDesk } from './deskScreens.ts'
import { walkManager } from './managerScreens.ts'
import { walkScreens } from './screens.ts'

describe.each([
  ['light', 'Y'],
  ['dark', 'Z'],
] as const)('axe, %s', (colorScheme, letter) => {
  // A day of its own for each: a bar is opened once, and all its tablets know of it.
  let centre: RunningCentre
  beforeAll(async () => {
    centre = await startCentre()
  })
  afterAll(() => centre.remove())

  test.each([
    ['any screen of a technician', walkScreens, 30],
    ['what a desk has besides', walkDesk, 12],
    ['what a manager has besides', walkManager, 5],
  ] as const)('finds nothing on %s', async (_name, walk, fewest) => {
    const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
    const tablet = await openTablet(profile, landscape, colorScheme)
    onTestFailed(async () => console.error(await tablet.story()))
    const found: string[] = []
    let looked = 0
    await walk(tablet.page, centre, letter, async (screen) => {
      looked += 1
      // Evaluated by way of the debugger, so that the page's own security policy stays as it is.
      await tablet.page.evaluate(axeSource)
      for (const problem of await tablet.page.evaluate(findProblems)) found.push(`${screen}: ${problem}`)
    })
    expect(found).toEqual([])
    expect(looked).toBeGreaterThan(fewest)
    expect(tablet.faults).toEqual([])
    await tablet.close()
    await rm(profile, { recursive: true, force: true })
  })
})
