// What `npm start` and `npm test` begin with, in a fresh clone: plain Node, no dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installedMark = join(root, 'node_modules', '.installed-from')

/**
 * Installs what the lockfile names, unless that was done already.
 * @returns {string} why it could not, or the empty string
 */
export function installMissing() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    return `Tech Bar needs Node 20.19 or newer, and this is ${process.version}: install a newer one from https://nodejs.org.`
  const hash = hashOf(['package-lock.json'])
  if (isMarked(installedMark, hash)) return ''
  console.log('Installing what the lockfile names; this takes a minute.')
  if (!ranNpm(['ci', '--ignore-scripts', '--no-fund', '--no-audit']))
    return 'The packages could not be installed: npm says why above.'
  writeFileSync(installedMark, `${hash}\n`)
  return ''
}

/**
 * One hash over the names and contents of files and of all files in folders, tests left out.
 * @param {readonly string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '')
  const add = (/** @type {string} */ path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).toSorted()) add(join(path, name))
      return
    }
    if (/\.test\.tsx?$/.test(path)) return
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const path of paths) add(join(root, path))
  return hash.digest('hex')
}

/** Whether this mark was left for that hash. @param {string} mark @param {string} hash */
export function isMarked(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8').trim() === hash
}

/**
 * Runs npm by way of the Node that runs this, where it can be found: no shell, and the same version.
 * @param {readonly string[]} words
 * @returns {boolean} whether npm said that all went well
 */
export function ranNpm(words) {
  const script = process.env['npm_execpath']
  const [command, before] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  const { status } = spawnSync(command, [...before, ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  return status === 0
}
