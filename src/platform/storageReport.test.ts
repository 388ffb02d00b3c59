import { expect, test, vi } from 'vitest'
import { askForProtection, readStorageReport } from './storageReport.ts'

test.each([
  [false, 1],
  [true, 0],
])('SY18 a browser that protects this tablet’s data already (%s) is asked %i times', async (isProtected, times) => {
  let asked = 0
  const storage = {
    persisted: () => Promise.resolve(isProtected),
    persist: () => Promise.resolve((asked += 1) > 0),
  }
  vi.stubGlobal('navigator', { storage })
  await askForProtection()
  expect(asked).toBe(times)
  vi.unstubAllGlobals()
})

test.each([
  ['has no storage manager', {}],
  ['rejects the question', { storage: { persist: () => undefined, persisted: () => Promise.reject(new TypeError()) } }],
])('a browser that %s does not stop the app', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator)
  await expect(askForProtection()).resolves.toBeUndefined()
  vi.unstubAllGlobals()
})

test('SY18 what the browser says of its room is told in bytes', async () => {
  const storage = {
    persisted: () => Promise.resolve(true),
    estimate: () => Promise.resolve({ usage: 7, quota: 100 }),
  }
  vi.stubGlobal('navigator', { storage })
  expect(await readStorageReport()).toEqual({ isProtected: true, usedBytes: 7, quotaBytes: 100 })
  vi.unstubAllGlobals()
})
