import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { firstLoadKilobytes, mostFirstLoadKilobytes } from '../bundle/firstLoad.mjs'

const dist = new URL('../../dist/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, dist), 'utf8')
const assets = readdirSync(new URL('assets/', dist)).filter((name) => !name.endsWith('.map'))

describe('the built app (npm run build comes first)', () => {
  test(`shows the queue after less than ${mostFirstLoadKilobytes} kB of JavaScript`, () => {
    expect(firstLoadKilobytes()).toBeGreaterThan(50)
    expect(firstLoadKilobytes()).toBeLessThan(mostFirstLoadKilobytes)
  })

  test('has everything in its precache, lazy screens included, and no documents', () => {
    const serviceWorker = read('sw.js')
    const urls = [...serviceWorker.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url)
    expect(urls).toEqual(
      expect.arrayContaining(['index.html', 'manifest.webmanifest', ...assets.map((name) => `assets/${name}`)]),
    )
    expect(urls.filter((url) => url?.startsWith('db'))).toEqual([])
  })

  test('links its manifest once, with icons that are there', () => {
    expect(read('index.html').match(/rel="manifest"/g)).toHaveLength(1)
    const { icons } = JSON.parse(read('manifest.webmanifest')) as {
      readonly icons: readonly { readonly src: string }[]
    }
    for (const { src } of icons) expect(() => read(src.replace(/^\//, ''))).not.toThrow()
  })

  test('loads nothing from elsewhere', () => {
    const pages = [
      'index.html',
      'sw.js',
      ...assets.filter((name) => name.endsWith('.css')).map((name) => `assets/${name}`),
    ]
    for (const page of pages)
      expect(read(page)).not.toMatch(/(?:src|href)="https?:|url\(["']?https?:|importScripts\(["']https?:/)
  })
})
