// What `npm start` runs in a fresh clone: plain Node, no dependency. Installs and builds what changed, then starts.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, installMissing, isMarked, ranNpm, root } from './installMissing.mjs'

const builtMark = join(root, 'dist', '.built-from')
const buildSources = [
  'src',
  'public',
  'service-worker',
  'centre',
  'index.html',
  'manifest.webmanifest',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function build() {
  const hash = hashOf(buildSources)
  if (isMarked(builtMark, hash)) return
  console.log('Building the app.')
  if (!ranNpm(['run', '--silent', 'build'])) stop('The app could not be built: the lines above say why.')
  writeFileSync(builtMark, `${hash}\n`)
}

function start() {
  const main = join(root, 'endpoint', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
    // The channel tells the child when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TECHBAR_DATA: process.env.TECHBAR_DATA ?? join(root, '.techbar') },
  })
  // From a terminal the child hears Ctrl-C twice, which does no harm; from elsewhere only so.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm's shell does not hand a signal on; when it is gone, so should we be.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
}

const isOnlyHelp = process.argv.includes('--help') || process.argv.includes('-h')
const notInstalled = installMissing()
if (notInstalled !== '') stop(notInstalled)
if (!isOnlyHelp && !process.argv.includes('--bare')) build()
start()
