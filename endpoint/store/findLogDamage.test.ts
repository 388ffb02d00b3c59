import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLogDamage } from './findLogDamage.ts'
import { openDocumentStore } from './documentStore.ts'

describe('a write-ahead log', () => {
  let folder = ''
  let log: Buffer = Buffer.alloc(0)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-log-'))
    const store = await openDocumentStore(folder)
    for (let at = 0; at < 60; at += 1) await store.write([{ _id: `d${at}`, text: 'x'.repeat(2000) }], true)
    const name = (await readdir(folder)).find((file) => file.endsWith('.log')) ?? ''
    log = await readFile(join(folder, name))
    await store.close()
  })
  afterAll(() => rm(folder, { recursive: true }))

  const changed = (change: (bytes: Buffer) => void) => {
    const copy = Buffer.from(log)
    change(copy)
    return copy
  }

  test('as LevelDB wrote it, is whole', () => {
    expect(log.length).toBeGreaterThan(100_000)
    expect(findLogDamage(log)).toBe(false)
  })

  test.each([1, 5, 100, 40_000])('cut off %i bytes before its end, is an unfinished write', (bytes) => {
    expect(findLogDamage(log.subarray(0, log.length - bytes))).toBe(false)
  })

  test('with an end of zeroes, is an unfinished write', () => {
    expect(findLogDamage(changed((bytes) => bytes.fill(0, bytes.length - 3000)))).toBe(false)
  })

  test.each([3, 6, 100, 33_000, 70_000])('with a byte changed at %i, is damaged', (at) => {
    expect(findLogDamage(changed((bytes) => bytes.writeUInt8((bytes[at] ?? 0) ^ 0x55, at)))).toBe(true)
  })

  test('with zeroes in its middle, is damaged', () => {
    expect(findLogDamage(changed((bytes) => bytes.fill(0, 1000, 2500)))).toBe(true)
  })
})
