// `npm test`: installs what is missing, then runs every check and counts. Plain Node: in a fresh clone nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { installMissing } from '../endpoint/installMissing.mjs'

/** @typedef {{ readonly name: string, readonly passed: number, readonly failed: number, readonly why: string }} Outcome */

const results = mkdtempSync(join(tmpdir(), 'techbar-test-'))
const environment = { ...process.env, NO_COLOR: '1' }

/** @param {string} name @param {string} why @returns {Outcome} */
const couldNotRun = (name, why) => ({ name, passed: 0, failed: 1, why })

/** A check that passes or fails as a whole. @param {string} name @returns {Outcome} */
function check(name) {
  heading(name)
  const { status } = spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit', env: environment })
  return status === 0 ? { name, passed: 1, failed: 0, why: '' } : couldNotRun(name, 'see above')
}

/** A Vitest project, counted test by test. @param {string} name @returns {Outcome} */
function suite(name) {
  heading(name)
  const file = join(results, `${name}.json`)
  const words = [
    'vitest',
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  spawnSync('npx', words, { stdio: 'inherit', env: environment })
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
    // A skipped test is one that did not pass; a file that did not load has no tests to count, and counts as one.
    const unloaded = testResults.filter(
      (/** @type {any} */ one) => one.status === 'failed' && one.assertionResults.length === 0,
    )
    const failed = numTotalTests - numPassedTests + unloaded.length
    if (numTotalTests === 0 && failed === 0) return couldNotRun(name, 'it holds no test')
    return { name, passed: numPassedTests, failed, why: failed > 0 ? 'see above' : '' }
  } catch {
    return couldNotRun(name, 'it ended without a result')
  }
}

/** @param {string} name */
function heading(name) {
  console.log(`\n== ${name}`)
}

/** @returns {Promise<string>} why there is no browser, or the empty string */
async function needBrowsers() {
  const { findChromium, installDebianPackages } = await import('./browsers/findChromium.mjs')
  const { needsWebKit, webKitPackages } = await import('./browsers/webKit.mjs')
  if ((await findChromium()) === null) installDebianPackages(['chromium'])
  if (needsWebKit()) installDebianPackages(webKitPackages)
  const missing = [
    (await findChromium()) === null ? 'Chrome or Chromium' : '',
    needsWebKit() ? 'WebKitWebDriver' : '',
  ].filter(Boolean)
  return missing.length === 0 ? '' : `${missing.join(' and ')} is not installed, and could not be`
}

/** @returns {Promise<readonly Outcome[]>} */
async function runAll() {
  const notInstalled = installMissing()
  if (notInstalled !== '') return [couldNotRun('install', notInstalled)]
  const noBrowser = await needBrowsers()
  if (noBrowser !== '') console.log(`\n${noBrowser}`)
  const checks = ['types', 'lint', 'format:check', 'boundaries', 'licences', 'build'].map(check)
  return [...checks, ...['unit', 'contract', 'integration', 'chaos', 'e2e'].map(suite)]
}

const outcomes = await runAll()
rmSync(results, { recursive: true, force: true })
console.log('\n== Summary')
for (const { name, passed, failed, why } of outcomes)
  console.log(`${name.padEnd(14)} ${passed} passed, ${failed} failed${why === '' ? '' : ` (${why})`}`)
const sum = (/** @type {'passed' | 'failed'} */ key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
process.exitCode = sum('failed') === 0 ? 0 : 1
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
