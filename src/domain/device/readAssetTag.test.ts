import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLabel } from './isLabel.ts'
import { readAssetTag } from './readAssetTag.ts'

test.each([
  ['LT1001', 'LT1001'],
  [' lt 1001\r\n', 'LT1001'],
  ['PH-2004/B', 'PH-2004/B'],
])('a label that says %j is the one of %s', (text, assetTag) => {
  expect(readAssetTag(text)).toEqual({ kind: 'read', value: assetTag })
})

test.each([
  '',
  '   ',
  'X'.repeat(41),
  'X'.repeat(7000),
  'https://maker.example/support',
  'javascript:alert(1)',
  'mailto:help@maker.example',
  'WIFI:S:net;T:WPA;P:secret;;',
  'BEGIN:VCARD\nFN:Ada\nEND:VCARD',
  'LT1001\nLT1002',
  '{"tag":"LT1001"}',
  "LT1001'; DROP TABLE devices;--",
  '<img src=x>',
  'LT\u00001001',
  'LT1001\u202E',
  // Letters of other alphabets that look like ours or become ours as capitals, and digits that are none.
  '\u041BТ1001',
  'LT１００１',
  'ſt1001',
  'ﬁ1001',
  'ı1001',
])('a code that says %j is no asset tag', (text) => {
  expect(readAssetTag(text)).toMatchObject({ kind: 'unclear', words: expect.stringContaining('not an asset tag') })
})

test('a tag that an older app took is found by what stands on its label', () => {
  expect(readAssetTag(' lt(1001) ', (tag) => tag === 'LT(1001)')).toEqual({ kind: 'read', value: 'LT(1001)' })
})

test('any text whatever is the tag of a label, or is told from one in a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })),
      (text) => {
        const reading = readAssetTag(text)
        if (reading.kind === 'read') expect(isLabel(reading.value)).toBe(true)
        else expect(reading.words).toMatch(/\.$/)
      },
    ),
  )
})
