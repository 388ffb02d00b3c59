import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLevelFiles } from './checkLevelFiles.ts'
import { openDocumentStore } from './documentStore.ts'
import { liveTables } from './liveTables.ts'

const tablesIn = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.ldb'))

describe('the tables of a LevelDB', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-tables-'))
    const store = await openDocumentStore(folder)
    // LevelDB writes a table every 4 MB.
    for (let at = 0; at < 12; at += 1) await store.write([{ _id: `d${at}`, text: String(at).repeat(1_000_000) }], true)
    await store.close()
    // Opening it again writes what lay in the log to a table and removes tables that are no longer needed.
    await (await openDocumentStore(folder)).close()
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('are those that its manifest names', async () => {
    const numbers = (await tablesIn(folder)).map((name) => Number.parseInt(name, 10))
    expect(numbers.length).toBeGreaterThan(0)
    expect(await liveTables(folder)).toEqual(new Set(numbers))
    expect(await checkLevelFiles(folder)).toBeUndefined()
  })

  test('an unfinished one, of a compaction that a power cut ended, is no damage', async () => {
    await writeFile(join(folder, '999999.ldb'), 'half a tab')
    expect(await checkLevelFiles(folder)).toBeUndefined()
    const store = await openDocumentStore(folder)
    await store.close()
    expect(await tablesIn(folder)).not.toContain('999999.ldb')
  })

  test('one that holds data and is cut short, is', async () => {
    const [name = expect.unreachable()] = await tablesIn(folder)
    const whole = await readFile(join(folder, name))
    await writeFile(join(folder, name), whole.subarray(0, whole.length - 10))
    expect(await checkLevelFiles(folder)).toBe(`${name} is cut short or overwritten`)
    await writeFile(join(folder, name), whole)
  })
})
