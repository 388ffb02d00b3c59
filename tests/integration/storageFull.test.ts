import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { tabletStorage } from '../../src/data/storage/tabletStorage.ts'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aKeyring } from '../../src/testing/aKeyring.ts'
import { createTestServices } from '../../src/testing/createTestServices.ts'

/** The device has no room: every write is refused as a browser refuses it, until `makeRoom`. */
function aFullDisk() {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  onTestFinished(() => put.mockRestore())
  return { makeRoom: () => put.mockRestore() }
}

test('SY18 a write that finds no room says so in a sentence, and what was confirmed before stays', async () => {
  const { seal } = await aKeyring()
  const { services } = await createTestServices({
    storage: tabletStorage({ indexedDB: new IDBFactory(), IDBKeyRange }, seal),
  })
  const asked = {
    barId: 'lambeth-popup',
    openingId: 'opening:lambeth-popup:2026-11-24',
    requester: { kind: 'not-recorded', why: 'In a hurry' },
    reasonId: 'laptop-fault',
    service: 'waits',
  } as const
  const confirmed = await services.visits.add(asked, services.stamp)
  const disk = aFullDisk()
  await expect(services.visits.add(asked, services.stamp)).rejects.toThrow(/^This tablet’s storage is full/)
  await expect(services.drafts.save('new-visit', { typed: 'P1234' })).rejects.toThrow(/^This tablet’s storage is full/)
  disk.makeRoom()
  expect(await firstValueFrom(services.visits.open$('lambeth-popup'))).toEqual([confirmed])
  expect((await services.visits.add(asked, services.stamp)).queueNumber).toBe('A02')
})
