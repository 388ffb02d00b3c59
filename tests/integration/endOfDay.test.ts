import { format } from 'date-fns'
import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { createRecordStore } from '../../src/data/record/recordStore.ts'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import { addVisitEvent } from '../../src/domain/visit/addVisitEvent.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const today = () => format(new Date(), 'yyyy-MM-dd')
const endDay = (tablet: Tablet) => tablet.services.endOfDay.run(bar, today(), () => undefined)
const note = (tablet: Tablet, id: string, text: string) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'noted', text }, tablet.services.stamp()))

async function aDayOfWork(centre: Centre) {
  const tablet = await aTablet(centre, bar)
  const visits = [await tablet.takeVisit(), await tablet.takeVisit()]
  const [first] = visits
  if (first === undefined) return expect.unreachable()
  await tablet.services.taps.add(recordTap(first, 'good', tablet.services.stamp()))
  return { tablet, first }
}

describe('SY17 the receipt at the end of the day', () => {
  test('is given once the centre’s own count and checksum equal the tablet’s, and is kept', async () => {
    const centre = await aCentre([bar])
    const { tablet } = await aDayOfWork(centre)
    const result = await endDay(tablet)
    if (result.kind !== 'proof') return expect.unreachable(JSON.stringify(result))
    expect(result.receipt).toMatchObject({ barId: bar, tabletId: tablet.installId, day: today(), count: 3 })
    expect(result.receipt.checksum).toMatch(/^[0-9a-f]{64}$/)
    expect(await firstValueFrom(tablet.services.endOfDay.receipt$())).toEqual(result.receipt)
    // The audit trail tells of the first receipt, and is among the records of the day from then on.
    expect(await endDay(tablet)).toMatchObject({ kind: 'proof', receipt: { count: 4 } })
    const pages = (await centre.documentsOf(bar)).filter(({ _id }) => _id.startsWith('audit:'))
    const receipt = { kind: 'receipt given', count: 3, receipt: result.receipt.checksum }
    expect(pages.flatMap(({ events = [] }) => events)).toContainEqual(expect.objectContaining(receipt))
  })

  test('sends what is left first', async () => {
    const centre = await aCentre([bar])
    const { tablet } = await aDayOfWork(centre)
    await tablet.allSent()
    tablet.network.state = 'off'
    await tablet.takeVisit()
    await tablet.until(({ failure }) => failure !== null)
    tablet.network.state = 'on'
    expect(await endDay(tablet)).toMatchObject({ kind: 'proof', receipt: { count: 4 } })
  })

  test('counts what a tablet added to another tablet’s record, for both of them', async () => {
    const centre = await aCentre([bar])
    const { tablet: giver, first } = await aDayOfWork(centre)
    await giver.allSent()
    const taker = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await expect.poll(() => firstValueFrom(taker.services.visits.byId$(first.id))).not.toBeNull()
    await note(taker, first.id, 'Seen by the second')
    expect(await endDay(taker)).toMatchObject({ kind: 'proof', receipt: { count: 1 } })
    expect(await endDay(giver)).toMatchObject({ kind: 'proof', receipt: { count: 3 } })
  })

  test('counts stock movements too', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    const { services, database, installId } = tablet
    const { assetTag, serial, modelId } = swapAnswers.outgoing
    const header = { id: services.newId('stock-movement'), barId: bar, openingId: `opening:${bar}:2026-11-24` }
    const delivery = { device: { assetTag, serial, modelId }, direction: 'in', why: 'Delivery' } as const
    const movement = recordStockMovement({ ...header, ...delivery, by: installId }, services.stamp())
    await createRecordStore(database.stockMovements, installId, () => new Date()).add(movement)
    expect(await endDay(tablet)).toMatchObject({ kind: 'proof', receipt: { count: 1 } })
  })

  test('is not given without a connection, and says why', async () => {
    const centre = await aCentre([bar])
    const { tablet } = await aDayOfWork(centre)
    await tablet.allSent()
    tablet.network.state = 'off'
    expect(await endDay(tablet)).toEqual({ kind: 'no answer', failure: { kind: 'no-connection' } })
    expect(await firstValueFrom(tablet.services.endOfDay.receipt$())).toBeNull()
  })

  test('is not given while the centre refuses a record', async () => {
    const centre = await aCentre([bar])
    const { tablet, first } = await aDayOfWork(centre)
    await tablet.services.visits.change(first.id, (visit) => ({ ...visit, events: [] }))
    await tablet.until(({ unsent }) => unsent?.refused === 1)
    expect(await endDay(tablet)).toEqual({ kind: 'unsent left', toSend: 0, refused: 1, damaged: 0 })
  })

  test('sends again what the centre lacks, whatever this tablet believes, before it is given', async () => {
    const centre = await aCentre([bar])
    const { tablet, first } = await aDayOfWork(centre)
    await tablet.allSent()
    // The tablet holds one that the centre never took, and believes otherwise.
    const shelf = tablet.database.visits.storageInstance
    const [stored] = await shelf.findDocumentsById([first.id], true)
    if (stored === undefined) return expect.unreachable()
    await shelf.bulkWrite([{ document: { ...stored, id: 'visit:never-sent', queueNumber: 'A77', _rev: '' } }], 'test')
    expect(await endDay(tablet)).toMatchObject({ kind: 'proof', receipt: { count: 4 } })
    expect((await centre.documentsOf(bar)).map(({ _id }) => _id)).toContain('visit:never-sent')
  })

  test('is not given over another version here: the centre’s is taken first', async () => {
    const centre = await aCentre([bar])
    const { tablet, first } = await aDayOfWork(centre)
    await tablet.allSent()
    const shelf = tablet.database.visits.storageInstance
    const held = async () => (await shelf.findDocumentsById([first.id], true))[0] ?? expect.unreachable()
    const previous = await held()
    const sync = { ...previous.sync, rev: '2-another' }
    await shelf.bulkWrite([{ previous, document: { ...previous, sync, _rev: '' } }], 'test')
    expect(await endDay(tablet)).toMatchObject({ kind: 'proof', receipt: { count: 3 } })
    const documents = await centre.documentsOf(bar)
    expect((await held()).sync.rev).toBe(documents.find(({ _id }) => _id === first.id)?._rev)
  })

  test('is not given while the centre holds something else, which is named', async () => {
    const centre = await aCentre([bar])
    const { tablet, first } = await aDayOfWork(centre)
    await tablet.allSent()
    const shelf = tablet.database.visits.storageInstance
    const [previous] = await shelf.findDocumentsById([first.id], true)
    if (previous === undefined) return expect.unreachable()
    await shelf.bulkWrite([{ previous, document: { ...previous, _deleted: true, _rev: '' } }], 'test')
    expect(await endDay(tablet)).toEqual({
      kind: 'differs',
      missingAtCentre: [],
      missingHere: ['Visit'],
      otherVersion: [],
    })
    expect(await firstValueFrom(tablet.services.endOfDay.receipt$())).toBeNull()
  })
})
