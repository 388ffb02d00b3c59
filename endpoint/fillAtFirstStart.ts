import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seedDemonstration } from '../centre/demonstration/seedDemonstration.ts'
import { installCentre } from '../centre/installCentre.ts'
import type { RunningEndpoint } from './createEndpoint.ts'

/** Marks a data folder that was begun with the demonstration; made before it is filled, so that a break is mended. */
const MARK = 'demonstration'

export async function markNewDataFolder(dataFolder: string): Promise<void> {
  if (existsSync(join(dataFolder, 'databases'))) return
  await writeFile(join(dataFolder, MARK), 'This folder began with demonstration data.\n', { mode: 0o600 })
}

/**
 * Puts the demonstration into a folder that began with it, and the centre's databases and rules into any other. Both do
 * only what is missing, so that every start may call this. Resolves with what to say about signing in.
 */
export async function fillAtFirstStart(
  dataFolder: string,
  endpoint: RunningEndpoint,
  today: Date,
): Promise<readonly string[]> {
  const admin = { name: endpoint.adminName, password: endpoint.adminPassword }
  if (existsSync(join(dataFolder, MARK))) return (await seedDemonstration(endpoint.url, admin, today)).signIn
  await installCentre(endpoint.url, admin, [])
  return []
}
