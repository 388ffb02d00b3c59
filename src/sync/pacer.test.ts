import { expect, test } from 'vitest'
import { createPacer } from './pacer.ts'

test('SY8 a pause of a minute ends at once on a sign of a connection, and with the exchange itself', async () => {
  const pacer = createPacer({ isVisible: () => false, random: () => 1 })
  const exchange = new AbortController()
  const ended: string[] = []
  const pause = (name: string) =>
    pacer.pause(100, { kind: 'no-connection' }, exchange.signal).then(() => ended.push(name))
  const woken = pause('woken')
  pacer.wake()
  await woken
  const stopped = pause('stopped')
  exchange.abort()
  await stopped
  expect(ended).toEqual(['woken', 'stopped'])
})
