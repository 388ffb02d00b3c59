import { expect, test } from 'vitest'
import { pageOf } from './registerPage.ts'

test.each([
  ['LT1001', '279'],
  ['PH-2004/B', '963'],
  ['MPS-L-7001', '811'],
  ['Ü1', '638'],
])('%s stands on page %s, in every version of the app', (assetTag, page) => {
  expect(pageOf(assetTag)).toBe(page)
})

test('50,000 devices spread over all pages, none of them much fuller than the others', () => {
  const counts = new Map<string, number>()
  for (let number = 0; number < 50_000; number += 1) {
    const page = pageOf(`MPS-L-${number}`)
    counts.set(page, (counts.get(page) ?? 0) + 1)
  }
  expect(counts.size).toBe(1000)
  expect(Math.max(...counts.values())).toBeLessThan(150)
})
