import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chrome or Chromium: `CHROME_PATH`, else an installed one, else Playwright's own; null when there is none.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const candidates = [process.env['CHROME_PATH'] ?? '', ...onPath, ...elsewhere]
  const installed = candidates.find(canRun)
  if (installed !== undefined) return installed
  const { chromium } = await import('playwright-core')
  return canRun(chromium.executablePath()) ? chromium.executablePath() : null
}

/**
 * Installs Debian packages where this may be done: as root, with apt-get.
 * @param {readonly string[]} packages
 * @returns {boolean} whether apt-get said that all are installed
 */
export function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  const apt = (/** @type {string[]} */ ...words) =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  const install = () => apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  return install() || (apt('update', '-qq') && install())
}

/** @param {string} path */
function canRun(path) {
  if (path === '') return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
