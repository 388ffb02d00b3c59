import { readFile } from 'node:fs/promises'
import { arch, cpus, platform, release, totalmem } from 'node:os'

const peers = ['rxdb', 'dexie', 'pouchdb-browser', 'pouchdb-adapter-indexeddb', 'pouchdb-find']

export type MachineFacts = Readonly<Record<string, string | number | object>>

/** What the numbers were measured on. */
export async function machineFacts(browserVersion: string): Promise<MachineFacts> {
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
    browser: `Chromium ${browserVersion}`,
    product: version,
    peers: Object.fromEntries(peers.map((name) => [name, versions[name] ?? 'unknown'])),
  }
}
