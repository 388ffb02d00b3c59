import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type KeptMeasure, readKeptResults, withNewResults } from './keptResults.ts'

const facts = {
  date: '2026-11-26T10:00:00.000Z',
  processor: 'any',
  cores: 2,
  memoryGigabytes: 4,
  system: 'linux',
  node: 'v20',
  browser: 'Chromium',
  product: '0.1.0',
  code: 'abc1234',
  peers: {},
}
const measure = (name: string, ours: readonly number[]): KeptMeasure => ({
  name,
  runs: 7,
  facts,
  rows: { time: { 'tech-bar': ours } },
})

test('a measure that is made anew stands in the place of the one before; the others stay', () => {
  const kept = [measure('write', [1]), measure('cold', [2])]
  const both = withNewResults(kept, [measure('cold', [3]), measure('push', [4])], ['write', 'push', 'cold', 'never'])
  expect(both.map(({ name, rows }) => [name, rows['time']?.['tech-bar']])).toEqual([
    ['write', [1]],
    ['push', [4]],
    ['cold', [3]],
  ])
})

test('what was kept is read again, and nothing was kept before the first run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'techbar-kept-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'results.json')
  expect(await readKeptResults(file)).toEqual([])
  const { rows: _rows, ...rest } = measure('write', [])
  const rows = [{ row: 'time', title: 'a write', samples: { 'tech-bar': [1, 2] } }]
  await writeFile(file, JSON.stringify({ measures: [{ ...rest, rows }] }))
  expect(await readKeptResults(file)).toEqual([measure('write', [1, 2])])
})
