import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader'
import { wasmOf } from './wasmOf.ts'

/** In squares: a quiet zone that every reader accepts. */
const quiet = 12
/** Of one square, in pixels. */
const scale = 4

/**
 * Photographs the dark squares of a drawing (`M<x> <y>h1v1h-1z` each), and reads what they say; `height` in squares that a
 * square is drawn high, as bars are.
 */
export async function decodeDrawing(
  path: string,
  format: ReadInputBarcodeFormat,
  height = 1,
): Promise<string | undefined> {
  await prepareZXingModule({ overrides: { wasmBinary: await wasmOf('reader') }, fireImmediately: true })
  const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const width = (Math.max(...squares.map(([x]) => x)) + 1 + 2 * quiet) * scale
  const rows = (Math.max(...squares.map(([, y]) => y)) + 1 + 2 * quiet) * scale * height
  // jsdom draws nothing, and so has no class for this.
  const data = new Uint8ClampedArray(width * rows * 4).fill(255)
  for (const [x, y] of squares)
    for (let down = 0; down < scale * height; down += 1)
      for (let right = 0; right < scale; right += 1) {
        const at = ((y + quiet) * scale * height + down) * width + (x + quiet) * scale + right
        data.fill(0, at * 4, at * 4 + 3)
      }
  const image = { data, width, height: rows, colorSpace: 'srgb' } as const
  const [found] = await readBarcodes(image, { formats: [format], maxNumberOfSymbols: 1 })
  return found?.text
}
