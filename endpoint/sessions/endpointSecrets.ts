import { randomBytes, randomUUID } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../makeFolder.ts'

/** What is made at the first start and kept in files that only their owner can read. */
export type EndpointSecrets = {
  /** Names this endpoint to its clients. */
  readonly uuid: string
  /** Signs the session cookies. */
  readonly cookieSecret: Buffer
  readonly adminPassword: string
}

export async function readEndpointSecrets(dataFolder: string): Promise<EndpointSecrets> {
  await makeFolder(dataFolder)
  const uuid = await keptIn(join(dataFolder, 'endpoint-uuid'), () => randomUUID().replaceAll('-', ''))
  const cookieSecret = await keptIn(join(dataFolder, 'cookie-secret'), () => randomBytes(32).toString('hex'))
  const adminPassword = await keptIn(join(dataFolder, 'admin-password'), () => randomBytes(18).toString('base64url'))
  return { uuid, cookieSecret: Buffer.from(cookieSecret, 'hex'), adminPassword }
}

/** Written aside and renamed, so that a crash leaves either no file or a whole one. */
async function keptIn(file: string, make: () => string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return ''
    throw failure
  })
  if (kept.trim() !== '') return kept.trim()
  const made = make()
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    await handle.writeFile(`${made}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
  return made
}
