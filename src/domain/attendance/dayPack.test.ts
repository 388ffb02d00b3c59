import { expect, test } from 'vitest'
import type { DayPackItem } from './attendance.ts'
import { type DayPackFacts, dayPackOf, type Readiness } from './dayPack.ts'

const now = new Date('2026-11-24T07:45:00.000Z')
const packed: DayPackFacts = {
  planned: { from: '09:00', to: '15:00', place: 'Kennington' },
  devicesInStock: 12,
  lowModels: [],
  termsText: 'The device stays the property of the service.',
  unsent: 0,
  lastSuccessAt: '2026-11-24T07:40:00.000Z',
  isUpdateWaiting: false,
  isInstalled: true,
  isStorageProtected: true,
  isStorageNearlyFull: false,
  clockOffsetMs: -90_000,
  battery: { level: 0.8, isCharging: false },
}

test('a crew that has everything is ready', () => {
  expect(dayPackOf(packed, now).map(([, readiness]) => readiness)).toEqual(Array.from({ length: 8 }, () => 'ready'))
})

test.each<[string, Partial<DayPackFacts>, DayPackItem, Readiness]>([
  ['no opening is planned', { planned: null }, 'rota', 'missing'],
  ['the bag is empty', { devicesInStock: 0 }, 'stock', 'missing'],
  ['a model has run low', { lowModels: ['Laptop A'] }, 'stock', 'missing'],
  ['there are no terms to sign', { termsText: ' ' }, 'terms', 'missing'],
  ['yesterday’s records are not sent', { unsent: 3 }, 'records', 'missing'],
  ['the centre was last heard yesterday', { lastSuccessAt: '2026-11-23T16:00:00.000Z' }, 'records', 'missing'],
  ['the centre was never heard', { lastSuccessAt: null }, 'records', 'missing'],
  ['records are still being counted', { unsent: null }, 'records', 'not known'],
  ['a new version waits', { isUpdateWaiting: true }, 'app', 'missing'],
  ['the app is open in a browser tab', { isInstalled: false }, 'app', 'missing'],
  ['the browser may clear the records', { isStorageProtected: false }, 'storage', 'missing'],
  ['the storage is nearly full', { isStorageNearlyFull: true }, 'storage', 'missing'],
  ['the clock is three minutes off', { clockOffsetMs: 180_000 }, 'clock', 'missing'],
  ['no centre has told the time', { clockOffsetMs: null }, 'clock', 'not known'],
  ['the battery is low', { battery: { level: 0.3, isCharging: false } }, 'battery', 'missing'],
  ['a low battery is being charged', { battery: { level: 0.3, isCharging: true } }, 'battery', 'ready'],
  ['the browser does not tell the charge', { battery: null }, 'battery', 'not known'],
])('%s: that alone is told', (_case, facts, item, readiness) => {
  const told = dayPackOf({ ...packed, ...facts }, now)
  expect(told.filter(([, each]) => each !== 'ready')).toEqual(readiness === 'ready' ? [] : [[item, readiness]])
})
