import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../domain/person/person.ts'
import { base64Of, secretOf } from '../../platform/sealing.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import type { Keyring } from './keyring.ts'

const recoveryCode = '23AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-2345'
let sana: Person
let omar: Person

async function aPerson(personId: string, name: string, pin: string): Promise<Person> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const hash = base64Of(await secretOf(pin, { salt, iterations: 1_000 }))
  const kept = { salt: base64Of(salt), hash, iterations: 1_000 }
  return { id: `person:${personId}`, type: 'person', schema: 1, personId, name, barIds: ['lambeth-popup'], pin: kept }
}

beforeAll(async () => {
  sana = await aPerson('person-1', 'Sana Begum', '2468')
  omar = await aPerson('person-2', 'Omar Carter', '1357')
})

/** A tablet on which Sana and Omar may work, and something that it sealed. */
async function aTabletAtWork(disk = new IDBFactory(), windowSecret: () => string | null = () => null) {
  const keyring = await aKeyring(disk, 'tablet', windowSecret)
  const ways = await keyring.ways()
  await ways.keepRecovery(recoveryCode, 'account-1')
  await ways.letIn({ crew: [sana, omar], isForVisitors: false })
  return { disk, keyring, ways, sealed: await keyring.seal.seal('PC Osei', 'visit:1') }
}

async function openWithPin(keyring: Keyring, personId: string, pin: string) {
  const ways = await keyring.ways()
  const holder = (await ways.holders()).find((each) => each.personId === personId)
  return ways.open({ kind: 'PIN', slot: holder?.slot ?? 'slot:device', pin })
}

describe('a keyring', () => {
  test('of a new tablet opens by itself, in two windows at once, and over a restart', async () => {
    const disk = new IDBFactory()
    const [one, other] = await Promise.all([aKeyring(disk), aKeyring(disk)])
    const sealed = await one.seal.seal('PC Osei', 'visit:1')
    expect(await other.seal.open(sealed, 'visit:1')).toBe('PC Osei')
    expect(await (await aKeyring(disk)).seal.open(sealed, 'visit:1')).toBe('PC Osei')
  })

  test('stays open by itself without a recovery code: nobody is locked out for good', async () => {
    const disk = new IDBFactory()
    const ways = await (await aKeyring(disk)).ways()
    await ways.letIn({ crew: [sana], isForVisitors: false })
    expect((await aKeyring(disk)).isOpen()).toBe(true)
    await ways.keepRecovery(recoveryCode, 'account-1')
    expect((await aKeyring(disk)).isOpen()).toBe(false)
  })

  test('is opened by the PIN of each of the crew, by no other, and not by somebody else’s', async () => {
    const { disk, sealed } = await aTabletAtWork()
    const keyring = await aKeyring(disk)
    await expect(keyring.seal.open(sealed, 'visit:1')).rejects.toThrow(/sealed/)
    for (const [personId, pin] of [
      ['person-1', '1357'],
      ['person-2', '2468'],
      ['person-3', '2468'],
    ] as const)
      expect(await openWithPin(keyring, personId, pin)).toBe(false)
    expect(keyring.isOpen()).toBe(false)
    expect(await openWithPin(keyring, 'person-2', '1357')).toBe(true)
    expect(await keyring.seal.open(sealed, 'visit:1')).toBe('PC Osei')
  })

  test('offers first whoever opened it last, then the others by name', async () => {
    const { disk } = await aTabletAtWork()
    const names = async () => (await (await (await aKeyring(disk)).ways()).holders()).map(({ name }) => name)
    expect(await names()).toEqual(['Omar Carter', 'Sana Begum'])
    expect(await openWithPin(await aKeyring(disk), 'person-1', '2468')).toBe(true)
    expect(await names()).toEqual(['Sana Begum', 'Omar Carter'])
  })

  test('opens no more for who left the crew, nor for a PIN that was changed', async () => {
    const { disk, ways } = await aTabletAtWork()
    const renewed = await aPerson('person-1', 'Sana Begum', '8642')
    await ways.letIn({ crew: [renewed], isForVisitors: false })
    const keyring = await aKeyring(disk)
    expect(await openWithPin(keyring, 'person-2', '1357')).toBe(false)
    expect(await openWithPin(keyring, 'person-1', '2468')).toBe(false)
    expect(await openWithPin(keyring, 'person-1', '8642')).toBe(true)
  })

  test('opens by itself while visitors stand before it, and not when that ends', async () => {
    const { disk, ways } = await aTabletAtWork()
    await ways.letIn({ crew: [sana], isForVisitors: true })
    expect((await aKeyring(disk)).isOpen()).toBe(true)
    await ways.letIn({ crew: [sana], isForVisitors: false })
    expect((await aKeyring(disk)).isOpen()).toBe(false)
  })

  test('opens after a reload for the secret of a window that is unlocked, and not once it was locked', async () => {
    const { disk, ways, sealed } = await aTabletAtWork()
    await ways.unlockWindow('secret of the window')
    await ways.unlockWindow('the second window’s')
    const reloaded = await aKeyring(disk, 'tablet', () => 'secret of the window')
    expect(await reloaded.seal.open(sealed, 'visit:1')).toBe('PC Osei')
    expect((await aKeyring(disk, 'tablet', () => 'another')).isOpen()).toBe(false)
    await ways.lockWindow('secret of the window')
    expect((await aKeyring(disk, 'tablet', () => 'secret of the window')).isOpen()).toBe(false)
    expect((await aKeyring(disk, 'tablet', () => 'the second window’s')).isOpen()).toBe(true)
  })

  test('opens with its recovery code, however it is typed, and with no other', async () => {
    const { disk, sealed } = await aTabletAtWork()
    const keyring = await aKeyring(disk)
    const ways = await keyring.ways()
    expect(await ways.open({ kind: 'recovery code', code: '' })).toBe(false)
    expect(await ways.open({ kind: 'recovery code', code: recoveryCode.replace('AB', 'BA') })).toBe(false)
    expect(
      await ways.open({ kind: 'recovery code', code: ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')}` }),
    ).toBe(true)
    expect(await keyring.seal.open(sealed, 'visit:1')).toBe('PC Osei')
  })

  test('cut off opens with the recovery code alone, until the centre takes the tablet again', async () => {
    const { disk, ways } = await aTabletAtWork()
    await ways.unlockWindow('secret of the window')
    await ways.cutOff(new Date('2026-11-24T10:00:00.000Z'))
    await ways.letIn({ crew: [sana], isForVisitors: true })
    const keyring = await aKeyring(disk, 'tablet', () => 'secret of the window')
    const found = await keyring.ways()
    expect([keyring.isOpen(), await found.holders(), await found.cutOffAt()]).toEqual([
      false,
      [],
      '2026-11-24T10:00:00.000Z',
    ])
    expect(await found.open({ kind: 'recovery code', code: recoveryCode })).toBe(true)
    await found.letIn({ crew: [sana], isForVisitors: false })
    expect(await found.holders()).toEqual([])
    await found.takeBack()
    expect(await found.holders()).toHaveLength(1)
  })

  test('lets nothing be read that was changed, put in another’s place, or sealed by another tablet', async () => {
    const { keyring, sealed } = await aTabletAtWork()
    const { seal } = keyring
    const changed = new Uint8Array(sealed.bytes.slice(0))
    changed[0] = (changed[0] ?? 0) ^ 1
    await expect(seal.open({ ...sealed, bytes: changed.buffer }, 'visit:1')).rejects.toThrow()
    await expect(seal.open(sealed, 'visit:2')).rejects.toThrow()
    const another = await aKeyring()
    await expect(another.seal.open(sealed, 'visit:1')).rejects.toThrow()
    expect(await another.seal.tag('P1234')).not.toBe(await seal.tag('P1234'))
  })

  test('gives none of its keys out', async () => {
    const { disk, keyring } = await aTabletAtWork()
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = disk.open('tablet-keyring')
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const read = database.transaction('entries').objectStore('entries').get('device-key')
    const { value } = await new Promise<{ readonly value: CryptoKey }>((resolve) =>
      read.addEventListener('success', () => resolve(read.result as { readonly value: CryptoKey })),
    )
    database.close()
    expect(value.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', value)).rejects.toThrow()
    keyring.close()
  })
})
