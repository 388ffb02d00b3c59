import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** In bytes; a file that goes meanwhile counts nothing. */
export async function folderSize(folder: string): Promise<number> {
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map((file) => stat(join(folder, file)).catch(() => ({ size: 0 }))))
  return sizes.reduce((total, { size }) => total + size, 0)
}
