import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { canonicalJson } from '../record/canonicalJson.ts'
import { readUnsentFile } from './readUnsentFile.ts'
import { nameOfUnsentFile, textToSeal, unsentFileFormat } from './unsentFile.ts'

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex')
const rule = { barId: 'lambeth-popup', sha256, isReadable: (record: { type: string }) => record.type === 'visit' }

/** A whole, sealed file; the changes are made before it is sealed. */
async function aFile(changes: Readonly<Record<string, unknown>> = {}) {
  const content = {
    format: unsentFileFormat,
    version: 1,
    installId: 'install-1',
    letter: 'A',
    barId: 'lambeth-popup',
    madeAt: '2026-11-24T17:00:00.000Z',
    records: [{ record: aVisit(), rev: null, base: null }],
    ...changes,
  }
  return { ...content, sha256: await sha256(textToSeal(content)) }
}

test('SY19 a file is named by bar, letter and day', () => {
  expect(nameOfUnsentFile({ barId: 'lambeth-popup', letter: 'A' }, '2026-11-24')).toBe(
    'tech-bar-lambeth-popup-A-2026-11-24.json',
  )
})

test('SY19 a seal holds over the order of fields and the layout of the text, and over nothing else', async () => {
  const file = await aFile()
  const laidOut = JSON.stringify(Object.fromEntries(Object.entries(file).toReversed()), null, 4)
  expect(await readUnsentFile(laidOut, rule)).toMatchObject({ kind: 'readable', file: { sha256: file.sha256 } })
  expect(canonicalJson({ b: [2, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[2,{"c":null,"d":1}]}')
})

describe('SY19 a file is refused as a whole, with the reason, when it', () => {
  const whole = async () => JSON.stringify(await aFile())
  const tampered = async (change: (file: Awaited<ReturnType<typeof aFile>>) => unknown) =>
    JSON.stringify(change(await aFile()))
  test.each<[string, () => Promise<string>, RegExp]>([
    ['was cut short', async () => (await whole()).slice(0, -20), /damaged or was not copied whole/],
    ['is no JSON', async () => 'PNG', /damaged/],
    ['is another JSON file', async () => '{"name":"tech-bar"}', /not a file of unsent/],
    ['is of a newer version', async () => JSON.stringify(await aFile({ version: 2 })), /newer version/],
    ['names another bar', async () => JSON.stringify(await aFile({ barId: 'croydon' })), /of the bar “croydon”/],
    [
      'had a record changed',
      () => tampered((file) => ({ ...file, records: [{ ...file.records[0], record: aVisit([{ kind: 'started' }]) }] })),
      /changed after it was saved/,
    ],
    ['lost a record', () => tampered((file) => ({ ...file, records: [] })), /changed after it was saved/],
    ['had its bar changed', () => tampered((file) => ({ ...file, barId: 'croydon' })), /changed after it was saved/],
    ['has no seal', () => tampered(({ sha256: _seal, ...file }) => file), /changed after it was saved/],
    [
      'holds a record that this app cannot read',
      async () =>
        JSON.stringify(await aFile({ records: [{ record: { ...aVisit(), type: 'parcel' }, rev: null, base: null }] })),
      /cannot read/,
    ],
    [
      'holds a record of another bar',
      async () =>
        JSON.stringify(
          await aFile({ records: [{ record: { ...aVisit(), barId: 'croydon' }, rev: null, base: null }] }),
        ),
      /cannot read/,
    ],
  ])('%s', async (_case, text, reason) => {
    const reading = await readUnsentFile(await text(), rule)
    expect(reading).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) as string })
  })
})
