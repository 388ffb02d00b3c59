import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = new URL('../../dist/', import.meta.url)

/** kB of JavaScript, compressed, that a tablet has to load before the technician's queue is on the glass. */
export const mostFirstLoadKilobytes = 260

/**
 * What the queue's first load takes: the entry and all that it imports before anything lazy, each compressed.
 * @returns {readonly { readonly file: string, readonly kilobytes: number }[]}
 */
export function firstLoad() {
  /** @type {Record<string, { readonly file: string, readonly isEntry?: boolean, readonly imports?: readonly string[] }>} */
  const chunks = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
  const found = new Map()
  const follow = (/** @type {string} */ name) => {
    const chunk = chunks[name]
    if (chunk === undefined || found.has(chunk.file)) return
    found.set(chunk.file, gzipSync(readFileSync(new URL(chunk.file, dist))).length / 1000)
    for (const imported of chunk.imports ?? []) follow(imported)
  }
  for (const [name, { isEntry }] of Object.entries(chunks)) if (isEntry === true) follow(name)
  return [...found].map(([file, kilobytes]) => ({ file, kilobytes })).toSorted((a, b) => b.kilobytes - a.kilobytes)
}

/** @returns {number} kB */
export function firstLoadKilobytes() {
  return firstLoad().reduce((sum, { kilobytes }) => sum + kilobytes, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = `${firstLoadKilobytes().toFixed(1)} kB of ${mostFirstLoadKilobytes} kB, compressed`
  console.log(`First load of the technician's queue: ${words} (${firstLoad().length} files).`)
}
