import { IDBKeyRange } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import type { RxStorage } from 'rxdb'
import { tabletStorage } from '../../src/data/storage/tabletStorage.ts'
import { describe, expect, test } from 'vitest'
import type { Ports } from '../../src/composeServices.ts'
import { recordCollections } from '../../src/data/openLocalDatabase.ts'
import { recordCollection } from '../../src/data/record/recordCollection.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { type Visit, visitSchema } from '../../src/domain/visit/visit.ts'
import { aFragileStorage, deviceOff } from '../../src/testing/aFragileStorage.ts'
import { aCentre, type Centre, tryoutAccount } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Disk, type Tablet } from '../fixtures/aTablet.ts'
import { openedKeyring } from '../fixtures/openedKeyring.ts'

const bar = 'lambeth-popup'

const firstIndexes = [
  ['isOpen', 'arrivedAt'],
  ['openingId', 'arrivedAt'],
  ['staffNumber', 'arrivedAt'],
  ['isLoanerIssued', 'arrivedAt'],
]

/** The app's first version, which did not find visits by their promise. */
const first = {
  recordCollections: { ...recordCollections, visits: recordCollection<Visit>(visitSchema, firstIndexes) },
} as const

/** The app's next version: visits are found by reason, too. */
const next = {
  recordCollections: {
    ...recordCollections,
    visits: recordCollection<Visit>(
      visitSchema,
      [...firstIndexes, ['isPromised', 'arrivedAt'], ['reasonId']],
      [...recordCollections.visits.migrations, (record) => ({ ...record, carriedOver: true })],
    ),
  },
} as const

const note = (tablet: Tablet, id: string, text: string) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, tablet.services.stamp()))
const kindsOf = async (tablet: Tablet, id: string) =>
  (await firstValueFrom(tablet.services.visits.byId$(id)))?.events.map(({ kind }) => kind)

/** A disk that a version leaves behind, the present one if none is named: one visit at the centre, one edited since, one never sent. */
async function aDiskOf(version: Partial<Ports> = {}) {
  const centre = await aCentre([bar])
  const disk = aDisk()
  const tablet = await aTablet(centre, bar, disk, 'tablet', version)
  const [sent, edited] = [await tablet.takeVisit(), await tablet.takeVisit()]
  await tablet.allSent()
  tablet.network.state = 'off'
  await note(tablet, edited.id, 'Without a network')
  const unsent = await tablet.takeVisit()
  await tablet.close()
  return { centre, disk, ids: { sent: sent.id, edited: edited.id, unsent: unsent.id }, installId: tablet.installId }
}

const offline = { fetch: () => Promise.reject(new TypeError('No network.')) }

test('SY14 this version has every record of the first one, and can promise on each', async () => {
  const { centre, disk, ids } = await aDiskOf(first)
  const tablet = await aTablet(centre, bar, disk)
  const promised = { kind: 'promised', what: 'Battery', siteId: 'kennington', dueOn: '2026-12-01' } as const
  for (const id of Object.values(ids))
    await tablet.services.visits.change(id, (visit) => addVisitEvent(visit, promised, tablet.services.stamp()))
  const found = await firstValueFrom(tablet.services.visits.promised$(bar))
  expect(found.map(({ id }) => id).toSorted()).toEqual(Object.values(ids).toSorted())
  await tablet.allSent()
  const documents = await centre.documentsOf(bar)
  expect(documents).toMatchObject([{ isPromised: true }, { isPromised: true }, { isPromised: true }])
})

describe('SY14 a version of the app whose schema is newer', () => {
  test('has every record of the older one, those that were unsent as unsent, and sends them once', async () => {
    const { centre, disk, ids, installId } = await aDiskOf()
    const told: number[] = []
    const newer = await aTablet(centre, bar, disk, 'tablet', {
      ...next,
      ...offline,
      onCarriedOver: (done) => told.push(done),
    })
    expect(newer.installId).toBe(installId)
    expect(told).toEqual([3])
    expect((await firstValueFrom(newer.services.sync.status$)).unsent).toMatchObject({ visits: 2, refused: 0 })
    for (const id of Object.values(ids))
      expect(await firstValueFrom(newer.services.visits.byId$(id))).toMatchObject({ id, carriedOver: true })
    await newer.close()

    const online = await aTablet(centre, bar, disk, 'tablet', next)
    await online.allSent()
    const documents = await centre.documentsOf(bar)
    expect(documents.map(({ _id }) => _id).toSorted()).toEqual(Object.values(ids).toSorted())
    expect(documents.find(({ _id }) => _id === ids.edited)?.events).toHaveLength(3)
  })

  test.each([0, 1])('loses nothing when it dies after %i writes, and goes on at its next start', async (writes) => {
    const { centre, disk, ids } = await aDiskOf()
    await dieAfter(writes, centre, disk)
    const newer = await aTablet(centre, bar, disk, 'tablet', { ...next, ...offline })
    expect((await firstValueFrom(newer.services.sync.status$)).unsent).toMatchObject({ visits: 2 })
    expect(await kindsOf(newer, ids.sent)).toEqual(['arrived', 'started'])
    expect(await kindsOf(newer, ids.edited)).toEqual(['arrived', 'started', 'noted'])
    expect(await kindsOf(newer, ids.unsent)).toEqual(['arrived', 'started'])
  })

  test('takes in what the older app wrote after the rest was carried over: new records, and edits of carried ones', async () => {
    const { centre, disk, ids } = await aDiskOf()
    await dieAfter(1, centre, disk)
    const late = await aTablet(centre, bar, disk, 'tablet', offline)
    await note(late, ids.sent, 'By the older app')
    const { id } = await late.takeVisit()
    await late.close()
    const newer = await aTablet(centre, bar, disk, 'tablet', { ...next, ...offline })
    expect(await kindsOf(newer, id)).toEqual(['arrived', 'started'])
    expect(await kindsOf(newer, ids.sent)).toEqual(['arrived', 'started', 'noted'])
    expect(await kindsOf(newer, ids.edited)).toEqual(['arrived', 'started', 'noted'])
    expect((await firstValueFrom(newer.services.sync.status$)).unsent).toMatchObject({ visits: 4 })
  })
})

/** The next version begins to carry records over, and the device goes off after so many writes. */
async function dieAfter(writes: number, centre: Centre, disk: Disk): Promise<void> {
  const keyring = await openedKeyring(disk, 'tablet', tryoutAccount)
  const dexie = tabletStorage({ indexedDB: disk, IDBKeyRange }, keyring.seal) as RxStorage<unknown, unknown>
  const { storage, lose } = aFragileStorage(dexie)
  lose('visits', { kind: 'the device goes off', afterWrites: writes })
  await expect(aTablet(centre, bar, disk, 'tablet', { ...next, ...offline, keyring, storage })).rejects.toThrow(
    deviceOff,
  )
}
