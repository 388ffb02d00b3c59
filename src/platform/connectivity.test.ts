// @vitest-environment jsdom
import { expect, onTestFinished, test } from 'vitest'
import { onConnectionChange } from './connectivity.ts'

test.each([
  ['back online', () => window, 'online'],
  ['offline', () => window, 'offline'],
  ['shown again from memory', () => window, 'pageshow'],
  ['visible again', () => document, 'visibilitychange'],
])('SY8 a window that is %s is a sign to try at once', (_name, target, event) => {
  let heard = 0
  onTestFinished(onConnectionChange(() => (heard += 1)))
  target().dispatchEvent(new Event(event))
  expect(heard).toBe(1)
})
