import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The reader's or the writer's wasm as it lies on the disk: Node fetches no file by its address. */
export async function wasmOf(part: 'reader' | 'writer'): Promise<ArrayBuffer> {
  const file = createRequire(import.meta.url).resolve(`zxing-wasm/${part}/zxing_${part}.wasm`)
  return new Uint8Array(await readFile(file)).buffer
}
