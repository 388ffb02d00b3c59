import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/**
 * Draws the PNG icons from `public/icons/icon.svg`: `tsx tests/screenshots/makeIcons.ts`, once per change of the mark.
 * A maskable icon fills the square and keeps the mark within the inner 80 % (https://w3c.github.io/manifest/#icon-masks);
 * iPadOS rounds the corners of its icon itself.
 */
const icons = [
  { file: 'icon-192.png', size: 192, isFullBleed: false },
  { file: 'icon-512.png', size: 512, isFullBleed: false },
  { file: 'icon-maskable-512.png', size: 512, isFullBleed: true },
  { file: 'apple-touch-icon.png', size: 180, isFullBleed: true },
]

const folder = fileURLToPath(new URL('../../public/icons/', import.meta.url))
const mark = readFileSync(`${folder}icon.svg`, 'utf8')
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(mark)?.[1] ?? '#000000'

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const { file, size, isFullBleed } of icons) {
  await page.setViewportSize({ width: size, height: size })
  const margin = isFullBleed ? '8%' : '0'
  await page.setContent(
    `<style>html,body{margin:0;background:${isFullBleed ? ground : 'transparent'}}
     svg{display:block;box-sizing:border-box;width:100vw;height:100vh;padding:${margin}}</style>${mark}`,
  )
  await page.screenshot({ path: folder + file, omitBackground: true })
}
await browser.close()
