import { expect, test } from 'vitest'
import { readAssetTag } from './readAssetTag.ts'

test.each([
  ['LT1001', 'LT1001'],
  [' lt 1001\r\n', 'LT1001'],
  ['PH-2004/B', 'PH-2004/B'],
])('a label that says %j is the one of %s', (text, assetTag) => {
  expect(readAssetTag(text)).toEqual({ kind: 'read', value: assetTag })
})

test.each(['', '   ', 'https://maker.example/support', 'X'.repeat(41)])(
  'a code that says %j is no asset tag',
  (text) => {
    expect(readAssetTag(text)).toMatchObject({ kind: 'unclear', words: expect.stringContaining('not an asset tag') })
  },
)
