import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** What a camera sees that is held before a printed label; Chromium plays the file in a loop in the camera's place. */
export async function filmOf(text: string, format: 'Code128' | 'QRCode' | 'DataMatrix', page: Page, folder: string) {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  const { svg, error } = await writeBarcode(text, { format, scale: 4, addQuietZones: true })
  if (error !== '') throw new Error(error)
  const image = await page.evaluate(photograph, svg)
  const file = join(folder, `${format}.mjpeg`)
  // A film of this kind is one JPEG after the other.
  await writeFile(file, Buffer.concat(Array.from({ length: 10 }, () => Buffer.from(image, 'base64'))))
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

/** Runs in the page: the label on a table, as a JPEG in base64. */
async function photograph(svg: string): Promise<string> {
  const label = new Image()
  label.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await label.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 480
  const table = canvas.getContext('2d')
  if (table === null) throw new Error('This page cannot draw.')
  table.fillStyle = '#8a7f70'
  table.fillRect(0, 0, 640, 480)
  const scale = Math.min(420 / label.width, 280 / label.height)
  const [width, height] = [label.width * scale, label.height * scale]
  table.drawImage(label, (640 - width) / 2, (480 - height) / 2, width, height)
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
}
