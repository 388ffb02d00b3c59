import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aVisit } from '../../testing/aVisit.ts'
import { canonicalJson } from '../record/canonicalJson.ts'
import { type FileRule, readUnsentFile } from './readUnsentFile.ts'
import { nameOfUnsentFile, textToSeal, unsentFileFormat } from './unsentFile.ts'

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex')
const rest = () => Promise.resolve()
const rule: FileRule = {
  barId: 'lambeth-popup',
  sha256,
  rest,
  isReadable: ({ record }) => record.type === 'visit',
}

const entry = (changes: object = {}, record: object = {}) => ({
  record: { ...aVisit(), ...record },
  rev: null,
  base: null,
  ...changes,
})

/** A whole, sealed file; the changes are made before it is sealed. */
async function aFile(changes: Readonly<Record<string, unknown>> = {}) {
  const content = {
    format: unsentFileFormat,
    version: 1,
    installId: 'install-1',
    letter: 'A',
    barId: 'lambeth-popup',
    madeAt: '2026-11-24T17:00:00.000Z',
    records: [entry()],
    ...changes,
  }
  return { ...content, sha256: await sha256(await textToSeal(content, rest)) }
}

test('SY19 a file is named by bar, letter and day', () => {
  expect(nameOfUnsentFile({ barId: 'lambeth-popup', letter: 'A' }, '2026-11-24')).toBe(
    'tech-bar-lambeth-popup-A-2026-11-24.json',
  )
})

test('SY19 a seal is the SHA-256 of the canonical JSON of the whole, whatever slices it is made in', async () => {
  const file = await aFile({
    records: Array.from({ length: 450 }, (_, number) => entry({}, { id: `visit:${number}` })),
  })
  const { sha256: seal, ...content } = file
  expect(seal).toBe(await sha256(canonicalJson(content)))
  expect(await readUnsentFile(JSON.stringify(file), rule)).toMatchObject({ kind: 'readable' })
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
    ['is empty', async () => '', /damaged/],
    ['is a page of a portal', async () => '<html>Welcome</html>', /damaged/],
    ['was saved again as UTF-16', async () => `\ufffd\ufffd${(await whole()).replaceAll('"', '"\0')}`, /damaged/],
    ['is a list', async () => '[]', /not a file of unsent/],
    ['is nothing', async () => 'null', /not a file of unsent/],
    ['was cut short', async () => (await whole()).slice(0, -20), /damaged or was not copied whole/],
    ['is no JSON', async () => 'PNG', /damaged/],
    ['is another JSON file', async () => '{"name":"tech-bar"}', /not a file of unsent/],
    ['is of a newer version', async () => JSON.stringify(await aFile({ version: 2 })), /newer version/],
    ['is of no version that there ever was', async () => JSON.stringify(await aFile({ version: 0 })), /changed after/],
    ['was saved at no moment', async () => JSON.stringify(await aFile({ madeAt: 'yesterday' })), /changed after/],
    ['has a name for a letter', async () => JSON.stringify(await aFile({ letter: 'A'.repeat(5000) })), /changed after/],
    [
      'names a revision that no centre gives',
      async () => JSON.stringify(await aFile({ records: [entry({ rev: 'x' })] })),
      /changed after/,
    ],
    [
      'is nested without end',
      async () => (await whole()).replace('"records"', `"deep":${'['.repeat(50_000)}${']'.repeat(50_000)},"records"`),
      /changed after/,
    ],
    [
      'brings a prototype of its own',
      async () => (await whole()).replaceAll('"type":"visit"', '"type":"visit","__proto__":{"isOpen":false}'),
      /changed after/,
    ],
    ['holds one record twice', async () => JSON.stringify(await aFile({ records: [entry(), entry()] })), /twice/],
    [
      'says what is the store’s to say',
      async () => JSON.stringify(await aFile({ records: [entry({}, { _deleted: true })] })),
      /cannot read/,
    ],
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

test('SY19 any text whatever is refused in a sentence, also where its seal fits', async () => {
  const sealed = async (content: object) => {
    const { records, ...others } = { records: [], ...content }
    const list = Array.isArray(records) ? (records as readonly unknown[]) : []
    return JSON.stringify({ ...content, sha256: await sha256(await textToSeal({ ...others, records: list }, rest)) })
  }
  const content = fc.record({
    format: fc.constant(unsentFileFormat),
    version: fc.constantFrom(1, 2, 0.5),
    installId: fc.jsonValue(),
    letter: fc.constantFrom('A', 1, null),
    barId: fc.constantFrom('lambeth-popup', 'croydon', 7),
    madeAt: fc.constantFrom('2026-11-24T17:00:00.000Z', 'x'),
    records: fc.oneof(fc.jsonValue(), fc.array(fc.record({ record: fc.jsonValue(), rev: fc.jsonValue() }))),
  })
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), content)
  await fc.assert(
    fc.asyncProperty(anything, async (given) => {
      const reading = await readUnsentFile(typeof given === 'string' ? given : await sealed(given), rule)
      if (reading.kind === 'refused') expect(reading.reason).toMatch(/\.$/)
      else expect(reading.file.records).toEqual([])
    }),
  )
})
