import { firstValueFrom, throwError } from 'rxjs'
import { expect, test } from 'vitest'
import { createLocalStore } from '../data/local/localStore.ts'
import { createRecordShelf, type RecordShelf } from '../data/record/recordShelf.ts'
import { createTabletRepository } from '../data/tablet/tabletRepository.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { testPorts } from '../testing/testPorts.ts'
import { createSync, type SyncMessage } from './createSync.ts'
import type { Exchange } from './syncReport.ts'

async function aTabletStore() {
  const { database } = await createTestServices()
  const local = createLocalStore(database.local, () => new Date())
  const shelf = createRecordShelf(['visit'], database.visits) as unknown as RecordShelf
  const shelves = {
    visits: shelf,
    swaps: shelf,
    taps: shelf,
    stockMovements: shelf,
    attendances: shelf,
    reference: shelf,
  }
  return { local, shelves, tablet: createTabletRepository(local, 'install-1') }
}

test('SY8 a sign of a connection in any tab wakes the one that leads', async () => {
  const { local, shelves, tablet } = await aTabletStore()
  const sent: SyncMessage[] = []
  let onChange: () => void = () => expect.unreachable()
  const ports = await testPorts({
    takeTurnsLeading: () => new Promise(() => undefined),
    tabs: { send: (message) => sent.push(message), listen: () => undefined },
    onConnectionChange: (callback) => {
      onChange = callback
      return () => undefined
    },
  })
  await createSync(ports, local, tablet, shelves, 'install-1')
  onChange()
  expect(sent).toContainEqual({ kind: 'wake' })
})

test('SY15 the offset of the clock, and when all was sent last, are known at the next start', async () => {
  const { local, shelves, tablet } = await aTabletStore()
  const kept = { lastSuccessAt: '2026-11-24T09:42:00.000Z', clockOffsetMs: 700 }
  await local.save('exchange', kept)
  const { status$ } = await createSync(await testPorts(), local, tablet, shelves, 'install-1')
  expect(await firstValueFrom(status$)).toMatchObject(kept)
})

test('SY13 a tab that does not lead shows what the leader tells', async () => {
  const { local, shelves, tablet } = await aTabletStore()
  let hear: (message: SyncMessage) => void = () => expect.unreachable()
  const ports = await testPorts({
    takeTurnsLeading: () => new Promise(() => undefined),
    tabs: {
      send: () => undefined,
      listen: (callback) => {
        hear = callback
      },
    },
  })
  const { status$ } = await createSync(ports, local, tablet, shelves, 'install-1')
  const told: Exchange = {
    activity: { kind: 'at rest' },
    failure: { kind: 'no-connection' },
    lastSuccessAt: '2026-11-24T09:42:00.000Z',
    clockOffsetMs: 700,
  }
  hear({ kind: 'told', exchange: told })
  const { activity: _activity, ...shown } = told
  expect(await firstValueFrom(status$)).toMatchObject(shown)
})

test('SY13 the leader tells a tab that has just opened, and no more once it lost its turn', async () => {
  const { local, shelves, tablet } = await aTabletStore()
  const sent: SyncMessage[] = []
  let hear: (message: SyncMessage) => void = () => expect.unreachable()
  const stolen = new AbortController()
  let turn: Promise<void> = Promise.resolve()
  const ports = await testPorts({
    takeTurnsLeading: (lead) => (turn = lead(stolen.signal)),
    tabs: {
      send: (message) => sent.push(message),
      listen: (callback) => {
        hear = callback
      },
    },
  })
  await createSync(ports, local, tablet, shelves, 'install-1')
  sent.length = 0
  hear({ kind: 'what is known?' })
  expect(sent).toMatchObject([{ kind: 'told' }])
  stolen.abort()
  await turn
  hear({ kind: 'what is known?' })
  expect(sent).toHaveLength(1)
})

test('a store that cannot say whose tablet this is stops the exchange loudly', async () => {
  const { local, shelves, tablet } = await aTabletStore()
  const told: SyncMessage[] = []
  const broken = { ...tablet, account$: () => throwError(() => new Error('The disk is gone.')) }
  let turn: Promise<void> = Promise.resolve()
  const ports = await testPorts({
    takeTurnsLeading: (lead) => (turn = lead(new AbortController().signal)),
    tabs: { send: (message) => told.push(message), listen: () => undefined },
  })
  await createSync(ports, local, broken, shelves, 'install-1')
  await turn
  expect(told.at(-1)).toMatchObject({
    kind: 'told',
    exchange: { failure: { kind: 'local-write', reason: 'The disk is gone.' } },
  })
})
