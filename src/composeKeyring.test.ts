import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openedByWhom } from './composeKeyring.ts'
import { mostWrongPins } from './domain/tablet/mostWrongPins.ts'
import { createScreenLock } from './platform/screenLock.ts'
import { base64Of, secretOf } from './platform/sealing.ts'
import { aKeyring } from './testing/aKeyring.ts'

/** What the web storages do, in memory. */
function aStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

async function aSealedDisk() {
  const disk = new IDBFactory()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const hash = base64Of(await secretOf('2468', { salt, iterations: 1_000 }))
  const pin = { salt: base64Of(salt), hash, iterations: 1_000 }
  const person = { id: 'person:person-1', type: 'person', schema: 1, personId: 'person-1', name: 'Sana Begum' } as const
  const ways = await (await aKeyring(disk)).ways()
  await ways.keepRecovery('23AB-CDEF')
  await ways.letIn({ crew: [{ ...person, barIds: ['lambeth-popup'], pin }], isForVisitors: false })
  return disk
}

test('a window that was unlocked by somebody before is locked when the tablet starts sealed', async () => {
  const disk = await aSealedDisk()
  const lock = createScreenLock(aStorage())
  lock.setUnlocked(true)
  const openedBy = await openedByWhom(await aKeyring(disk, 'tablet', lock.secret), lock, async (glass) => {
    const [holder] = glass.holders
    expect(holder?.name).toBe('Sana Begum')
    expect(await glass.tryPin({ personId: 'person-1' }, '2468')).toBe('right')
    return { kind: 'PIN', personId: 'person-1', at: new Date() }
  })
  expect(openedBy).toMatchObject({ kind: 'PIN', wrongBefore: 0 })
  expect(lock.isUnlocked()).toBe(false)
})

test(`after ${mostWrongPins} wrong PINs no PIN opens a sealed tablet, over a restart too; its recovery code does`, async () => {
  const disk = await aSealedDisk()
  const lock = createScreenLock(aStorage())
  const verdicts: string[] = []
  await openedByWhom(await aKeyring(disk), lock, async (glass) => {
    for (let times = 0; times < mostWrongPins; times += 1)
      verdicts.push(await glass.tryPin({ personId: 'person-1' }, '1111'))
    expect(await glass.tryPin({ personId: 'person-1' }, '2468')).toBe('wrong')
    return { kind: 'recovery code' }
  })
  expect(verdicts).toEqual([...Array.from({ length: mostWrongPins - 1 }, () => 'wrong'), 'locked'])
  await openedByWhom(await aKeyring(disk), lock, async (glass) => {
    expect(glass.holders).toEqual([])
    expect(await glass.tryRecovery('23ab cdef')).toBe(true)
    return { kind: 'recovery code' }
  })
})
