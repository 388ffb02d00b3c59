import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { landscape, openTablet } from '../../tests/e2e/openTablet.ts'
import { startCentre } from '../../tests/e2e/runningCentre.ts'
import { technicianAt } from '../../tests/e2e/technician.ts'
import { atMost, type Measure } from './measure.ts'

const longestStepMs = 300_000

/** A manager's import of a register of 50,000 devices, each of which is changed by it, and what the page feels of it. */
export const registerImport: Measure<'plan' | 'send' | 'task'> = {
  name: 'register',
  peers: ['tech-bar'],
  mostRuns: 3,
  rows: {
    plan: { title: 'a register file of 50,000 rows, 37 of them bad: chosen until shown', unit: 'ms', goals: [] },
    send: { title: 'the same: confirmed until the centre has all of it', unit: 'ms', goals: [] },
    task: {
      title: 'the same: longest task of the page, until its own copy of the register is new too',
      unit: 'ms',
      goals: [atMost(200)],
    },
  },
  prepare: async (stage, amount) => {
    const centre = await startCentre()
    const tablet = await openTablet(await stage.folder('office'), landscape)
    tablet.context.setDefaultTimeout(longestStepMs)
    const { page } = tablet
    const manager = technicianAt(page)
    await manager.setUp({ ...centre, setUpCode: centre.managersCode }, 'M')
    await manager.signIn()
    await page.goto(`${centre.appUrl}stock/register`)
    const folder = await stage.folder('register')
    const rows = amount === 'full' ? 50_000 : 1_000
    let runs = 0
    const sample = async () => {
      runs += 1
      // From the disk: a file that is handed over in memory is unpacked by the page.
      const file = join(folder, `devices-${runs}.csv`)
      await writeFile(file, aFile(rows, runs))
      await page.evaluate(noteTasks)
      const chosenAt = performance.now()
      await page.locator('input[type=file]').setInputFiles(file)
      const confirm = page.getByRole('button', { name: /^Import \d+ devices without 37 rows$/ })
      await confirm.waitFor()
      const plan = performance.now() - chosenAt
      const confirmedAt = performance.now()
      await confirm.tap()
      await page.getByText(`devices-${runs}.csv is imported`).waitFor()
      const send = performance.now() - confirmedAt
      await untilReceived(page, `R${runs}-${rows - 1}`)
      return { plan, send, task: await page.evaluate(() => Number(Reflect.get(window, 'longestTaskMs'))) }
    }
    // The first import adds; each one that is measured changes.
    await sample()
    return {
      sample,
      close: async () => {
        await tablet.close()
        await centre.remove()
      },
    }
  },
}

function aFile(rows: number, run: number): string {
  const bad = new Set(Array.from({ length: 37 }, (_, at) => Math.floor((at * rows) / 40)))
  const lines = Array.from({ length: rows }, (_, at) =>
    bad.has(at) ? `REG-${at},,Abacus,in use,` : `REG-${at},R${run}-${at},"Laptop 14-inch, 2023",in use,2030-01-31`,
  )
  return ['Asset tag,Serial number,Model,State,Warranty end', ...lines].join('\r\n')
}

/** The device's own page is the last thing looked at: all others came with it or before it. */
async function untilReceived(page: Page, serial: string): Promise<void> {
  for (;;) {
    await page.getByRole('textbox', { name: 'Asset tag, serial number or IMEI' }).fill(serial)
    await page.getByRole('button', { name: 'Find', exact: true }).tap()
    const known = page.getByRole('region', { name: 'Find a device' }).getByText(serial, { exact: true })
    const unknown = page.getByText(`${serial} is not in the register`)
    await known.or(unknown).waitFor()
    if (await known.isVisible()) return
    await page.waitForTimeout(250)
  }
}

/** Runs in the page. */
function noteTasks(): void {
  Object.assign(window, { longestTaskMs: 0 })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      Object.assign(window, { longestTaskMs: Math.max(Number(Reflect.get(window, 'longestTaskMs')), duration) })
  }).observe({ type: 'longtask' })
}
