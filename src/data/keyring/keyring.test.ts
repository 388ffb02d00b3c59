import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '../../domain/person/person.ts'
import { base64Of, secretOf } from '../../platform/sealing.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { type Keyring, openKeyring } from './keyring.ts'

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

async function removeEntry(disk: IDBFactory, id: string): Promise<void> {
  const opening = disk.open('tablet-keyring')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const removing = opening.result.transaction('entries', 'readwrite').objectStore('entries').delete(id)
  await new Promise((resolve) => removing.addEventListener('success', resolve))
  opening.result.close()
}

/** A tablet on which Sana and Omar may work, and something that it sealed. */
async function aTabletAtWork(disk = new IDBFactory(), windowSecret: () => string | null = () => null) {
  const keyring = await aKeyring(disk, 'tablet', windowSecret)
  const ways = await keyring.ways()
  await ways.keepRecovery(recoveryCode)
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
    await ways.keepRecovery(recoveryCode)
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
      expect(await openWithPin(keyring, personId, pin)).toBe('wrong')
    expect(keyring.isOpen()).toBe(false)
    expect(await openWithPin(keyring, 'person-2', '1357')).toBe('right')
    expect(await keyring.seal.open(sealed, 'visit:1')).toBe('PC Osei')
  })

  test('offers first whoever opened it last, then the others by name', async () => {
    const { disk } = await aTabletAtWork()
    const names = async () => (await (await (await aKeyring(disk)).ways()).holders()).map(({ name }) => name)
    expect(await names()).toEqual(['Omar Carter', 'Sana Begum'])
    expect(await openWithPin(await aKeyring(disk), 'person-1', '2468')).toBe('right')
    expect(await names()).toEqual(['Sana Begum', 'Omar Carter'])
  })

  test('opens no more for who left the crew, nor for a PIN that was changed', async () => {
    const { disk, ways } = await aTabletAtWork()
    const renewed = await aPerson('person-1', 'Sana Begum', '8642')
    await ways.letIn({ crew: [renewed], isForVisitors: false })
    const keyring = await aKeyring(disk)
    expect(await openWithPin(keyring, 'person-2', '1357')).toBe('wrong')
    expect(await openWithPin(keyring, 'person-1', '2468')).toBe('wrong')
    expect(await openWithPin(keyring, 'person-1', '8642')).toBe('right')
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
    expect(await ways.open({ kind: 'recovery code', code: '' })).toBe('wrong')
    expect(await ways.open({ kind: 'recovery code', code: recoveryCode.replace('AB', 'BA') })).toBe('wrong')
    expect(
      await ways.open({ kind: 'recovery code', code: ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')}` }),
    ).toBe('right')
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
    expect(await found.open({ kind: 'recovery code', code: recoveryCode })).toBe('right')
    await found.letIn({ crew: [sana], isForVisitors: false })
    expect(await found.holders()).toEqual([])
    await found.takeBack()
    expect(await found.holders()).toHaveLength(1)
  })

  test('locked out opens with the recovery code alone, in an unlocked window neither; with no such code nothing changes', async () => {
    const { disk, ways, sealed } = await aTabletAtWork()
    await ways.unlockWindow('secret of the window')
    expect(await ways.lockOut()).toBe(true)
    const again = await aKeyring(disk, 'tablet', () => 'secret of the window')
    expect(again.isOpen()).toBe(false)
    expect(await openWithPin(again, 'person-1', '2468')).toBe('wrong')
    expect(await (await again.ways()).open({ kind: 'recovery code', code: recoveryCode })).toBe('right')
    expect(await again.seal.open(sealed, 'visit:1')).toBe('PC Osei')
    const other = await aKeyring(new IDBFactory())
    expect(await (await other.ways()).lockOut()).toBe(false)
  })

  test('before visitors is not locked out: it starts by itself whatever they try', async () => {
    const { disk, ways } = await aTabletAtWork()
    await ways.letIn({ crew: [sana], isForVisitors: true })
    expect(await ways.lockOut()).toBe(false)
    expect((await aKeyring(disk)).isOpen()).toBe(true)
  })

  test('cut off leaves some way, whatever there is: PINs without a recovery code, the device without PINs', async () => {
    const disk = new IDBFactory()
    const ways = await (await aKeyring(disk)).ways()
    expect(await ways.cutOff(new Date())).toBe(false)
    expect((await aKeyring(disk)).isOpen()).toBe(true)
    const crewed = new IDBFactory()
    const crewWays = await (await aKeyring(crewed)).ways()
    await crewWays.letIn({ crew: [sana], isForVisitors: false })
    expect(await crewWays.cutOff(new Date())).toBe(true)
    expect(await crewWays.cutOff(new Date())).toBe(false)
    expect(await openWithPin(await aKeyring(crewed), 'person-1', '2468')).toBe('right')
  })

  test('cut off in one window stays so, whatever another one was about to do', async () => {
    const { disk, ways } = await aTabletAtWork()
    const other = await aKeyring(disk)
    await openWithPin(other, 'person-1', '2468')
    const otherWays = await other.ways()
    await Promise.all([
      otherWays.letIn({ crew: [sana, omar], isForVisitors: true }),
      ways.cutOff(new Date()),
      otherWays.unlockWindow('secret of the window'),
    ])
    const keyring = await aKeyring(disk, 'tablet', () => 'secret of the window')
    expect([keyring.isOpen(), await (await keyring.ways()).holders()]).toEqual([false, []])
  })

  test('whose device key the browser lost is opened by the recovery code, and nothing is written over', async () => {
    const { disk, sealed } = await aTabletAtWork()
    await removeEntry(disk, 'device-key')
    const keyring = await aKeyring(disk)
    const ways = await keyring.ways()
    expect([keyring.isOpen(), await ways.holders()]).toEqual([false, []])
    expect(await ways.open({ kind: 'recovery code', code: recoveryCode })).toBe('right')
    expect(await keyring.seal.open(sealed, 'visit:1')).toBe('PC Osei')
    await ways.letIn({ crew: [sana], isForVisitors: false })
    expect(await openWithPin(await aKeyring(disk), 'person-1', '2468')).toBe('right')
  })

  test('takes a PIN on a disk without room, and lets one badly written person hinder no other', async () => {
    const { disk, ways } = await aTabletAtWork()
    const broken = { ...omar, pin: { ...omar.pin, hash: 'no base64 %%' } }
    await ways.letIn({ crew: [broken, sana], isForVisitors: false })
    const keyring = await aKeyring(disk)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    expect(await openWithPin(keyring, 'person-1', '2468').finally(() => put.mockRestore())).toBe('right')
    expect((await (await keyring.ways()).holders()).map(({ name }) => name)).toEqual(['Sana Begum'])
  })

  test('opens no more for a window of yesterday', async () => {
    const { disk, ways } = await aTabletAtWork()
    await ways.unlockWindow('secret of the window')
    const storage = { indexedDB: disk, IDBKeyRange }
    const tomorrow = () => new Date(Date.now() + 86_400_000 + 1)
    const windowSecret = () => 'secret of the window'
    expect((await openKeyring({ name: 'tablet', storage, now: tomorrow, windowSecret })).isOpen()).toBe(false)
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
