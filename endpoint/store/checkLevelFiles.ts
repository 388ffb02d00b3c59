import { readdir, readFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { findLogDamage } from './findLogDamage.ts'
import { liveTables } from './liveTables.ts'

/** The last bytes of every LevelDB table. */
const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex')

/**
 * What is wrong with a LevelDB folder, in words, before it is opened; undefined when nothing is. LevelDB itself drops a
 * damaged record without a word, and a table is only looked into when it is read.
 */
export async function checkLevelFiles(folder: string): Promise<string | undefined> {
  // A manifest that cannot be read is LevelDB's own to refuse.
  const live = await liveTables(folder).catch(() => new Set<number>())
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    if (name.endsWith('.log') && findLogDamage(await readFile(file))) return `${name} has a damaged record`
    const isLive = name.endsWith('.ldb') && live.has(Number.parseInt(name, 10))
    if (isLive && !(await hasTableEnd(file))) return `${name} is cut short or overwritten`
  }
  return undefined
}

async function hasTableEnd(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size < TABLE_MAGIC.length) return false
    const end = Buffer.alloc(TABLE_MAGIC.length)
    await handle.read(end, 0, end.length, size - end.length)
    return end.equals(TABLE_MAGIC)
  } finally {
    await handle.close()
  }
}
