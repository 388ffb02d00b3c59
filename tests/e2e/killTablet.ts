import { readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Ends the browser that runs on this profile as a crash or a flat battery does; Chromium names its process in the profile's lock. */
export async function killTablet(profileFolder: string): Promise<void> {
  const holder = await readlink(join(profileFolder, 'SingletonLock'))
  const processId = Number(/-(\d+)$/.exec(holder)?.[1])
  process.kill(processId, 'SIGKILL')
  while (isRunning(processId)) await new Promise((resolve) => setTimeout(resolve, 20))
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch {
    return false
  }
}
