import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { findChromium } from '../../tests/browsers/findChromium.mjs'

const peers = ['rxdb', 'dexie', 'pouchdb-browser', 'pouchdb-adapter-indexeddb', 'pouchdb-find']

export const machineFactsSchema = v.object({
  /** ISO 8601 */
  date: v.string(),
  processor: v.string(),
  cores: v.number(),
  memoryGigabytes: v.number(),
  system: v.string(),
  node: v.string(),
  browser: v.string(),
  product: v.string(),
  /** The commit. */
  code: v.string(),
  peers: v.record(v.string(), v.string()),
})

export type MachineFacts = Readonly<v.InferOutput<typeof machineFactsSchema>>

/** What the numbers were measured on. */
export async function machineFacts(): Promise<MachineFacts> {
  const { version, dependencies, devDependencies } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string; dependencies: Record<string, string>; devDependencies: Record<string, string> }
  const versions = { ...dependencies, ...devDependencies }
  return {
    date: new Date().toISOString(),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    browser: await firstLineOf((await findChromium()) ?? 'chromium', ['--version']),
    product: version,
    // Outside a clone there is none.
    code: await firstLineOf('git', ['rev-parse', '--short', 'HEAD']),
    peers: Object.fromEntries(peers.map((name) => [name, versions[name] ?? 'unknown'])),
  }
}

async function firstLineOf(program: string, words: readonly string[]): Promise<string> {
  const asked = promisify(execFile)(program, words, { cwd: import.meta.dirname })
  return asked.then(
    ({ stdout }) => stdout.trim().split('\n')[0] ?? 'unknown',
    () => 'unknown',
  )
}
