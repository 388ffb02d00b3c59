import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'

/** To be run in the page before `findProblems`. */
export const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Runs in the page: what axe finds on the screen as it stands, rule and place. A dialog that opens or closes leaves the page
 * under it inert for a moment longer or shorter than it is there itself: that is waited for.
 */
export async function findProblems(): Promise<readonly string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const main = document.querySelector('main')
    const isDialogOpen = document.querySelector('[role=dialog], [role=alertdialog]') !== null
    if (main !== null && (main.closest('[inert]') !== null) === isDialogOpen) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { axe } = globalThis as unknown as { readonly axe: { run(options: RunOptions): Promise<AxeResults> } }
  const { violations } = await axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
