import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import type { Ports } from '../../src/composeServices.ts'
import { recordKitIssue } from '../../src/domain/kit/recordKitIssue.ts'
import { typeOfId } from '../../src/domain/record/record.ts'
import type { StockMove } from '../../src/domain/stock/stockSteps.ts'
import type { Whereabouts } from '../../src/domain/stock/whereabouts.ts'
import { whereaboutsOf } from '../../src/domain/stock/whereaboutsOf.ts'
import type { Swap } from '../../src/domain/swap/swap.ts'
import { kitAnswers } from '../../src/testing/aKitIssue.ts'
import { recordStockCount } from '../../src/domain/stock/recordStockCount.ts'
import { type Movement, recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { readTransferNote, textOfTransferNote, transferNotesOf } from '../../src/domain/stock/transferNote.ts'
import { stockroomOf } from '../../src/domain/stock/stockroomOf.ts'
import { recordSwap } from '../../src/domain/swap/recordSwap.ts'
import { undoSwap } from '../../src/domain/swap/addSwapEvent.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import { createRandomSource, type RandomSource } from '../../src/domain/service-day/randomSource.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const openingId = `opening:${bar}:2026-11-24`
const tags = Array.from({ length: 200 }, (_, n) => `L${String(n).padStart(3, '0')}`)
const device = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })

const byName = (a: string, b: string) => (a < b ? -1 : 1)
const whereaboutsOn = ({ services }: Tablet) => firstValueFrom(services.stock.whereabouts$(bar))
const header = ({ services, installId }: Tablet, type: 'stock-movement' | 'stock-count') => ({
  id: services.newId(type),
  barId: bar,
  openingId,
  by: installId,
})

function move(tablet: Tablet, assetTag: string, direction: 'in' | 'out', msAgo = 0) {
  const movement = { ...header(tablet, 'stock-movement'), device: device(assetTag), direction, why: 'Test' }
  const stamp = tablet.services.stamp()
  const at = new Date(Date.parse(stamp.at) - msAgo).toISOString()
  return tablet.services.stock.add(recordStockMovement(movement, { ...stamp, at }))
}

async function issue(tablet: Tablet, assetTag: string) {
  const { services } = tablet
  const visit = await tablet.takeVisit()
  const outgoing = { ...swapAnswers.outgoing, ...device(assetTag) }
  const incoming = { ...swapAnswers.incoming, assetTag: `OLD-${assetTag}` }
  return services.swaps.add(
    recordSwap(services.newId('swap'), visit, { ...swapAnswers, incoming, outgoing }, 'Bag', services.stamp),
  )
}

function note(tablet: Tablet, assetTag: string, told: Partial<Movement>) {
  const movement = {
    ...header(tablet, 'stock-movement'),
    device: device(assetTag),
    direction: 'out',
    why: 'Test',
  } as const
  return tablet.services.stock.add(recordStockMovement({ ...movement, ...told }, tablet.services.stamp()))
}

async function handOutKit(tablet: Tablet, assetTags: readonly string[]) {
  const { services } = tablet
  const visit = await tablet.takeVisit()
  const devices = assetTags.map((assetTag) => ({ ...device(assetTag), accessories: [] }))
  await services.stock.add(
    recordKitIssue(services.newId('kit-issue'), visit, { ...kitAnswers, devices }, 'Bag', services.stamp),
  )
}

/** One thing that a technician does with the stock, drawn at random. */
async function doAnything(tablet: Tablet, random: RandomSource): Promise<void> {
  const assetTag = random.pick(tags)
  const what = random.weighted([
    ['in', 8],
    ['out', 6],
    ['count', 2],
    ['hold', 2],
    ['reserve', 2],
    ['kit', 1],
    ['swap', 3],
    ['swap taken back', 1],
  ] as const)
  switch (what) {
    case 'in':
    case 'out':
      return move(tablet, assetTag, what)
    case 'count': {
      const found = [{ device: device(random.pick(tags)), why: 'Found' }]
      const counted = { seen: [], missing: [{ assetTag, why: 'Lost' }], found }
      return tablet.services.stock.add(
        recordStockCount({ ...header(tablet, 'stock-count'), ...counted }, tablet.services.stamp()),
      )
    }
    case 'hold':
      return note(tablet, assetTag, { holding: { state: 'quarantine', reason: 'Smells' } })
    case 'reserve':
      return note(tablet, assetTag, {
        reservation: { kind: 'made', staffNumber: 'P1234', name: null, until: '2026-12-24' },
      })
    case 'kit':
      return handOutKit(tablet, [...new Set([assetTag, random.pick(tags)])])
    default: {
      const swap = await issue(tablet, assetTag)
      if (what === 'swap taken back')
        await tablet.services.swaps.change(swap.id, (newest) => undoSwap(newest, tablet.services.stamp()))
    }
  }
}

const inTagOrder = (known: ReadonlyMap<string, Whereabouts>) =>
  [...known.values()].toSorted((a, b) => byName(a.assetTag, b.assetTag))

/** Where each device is by what the centre holds, told from the beginning. */
async function whereaboutsAtCentre(centre: Centre): Promise<readonly Whereabouts[]> {
  const records = (await centre.documentsOf(bar)).map(({ _id, _rev, ...record }) => ({ ...record, id: _id }))
  const ofTypes = <T>(...types: string[]) => records.filter(({ id }) => types.includes(typeOfId(id))) as unknown as T[]
  const moves = ofTypes<StockMove>('stock-movement', 'stock-count', 'kit-issue')
  return inTagOrder(whereaboutsOf({ moves, swaps: ofTypes<Swap>('swap'), visits: [] }))
}

test('three tablets move the same 200 devices at random without a network: afterwards all know the same of each, and the centre tells it', async () => {
  const centre = await aCentre([bar])
  const tablets = ['tablet-a', 'tablet-b', 'tablet-c'].map((name) => ({ name, disk: aDisk() }))
  const noNetwork = { fetch: () => Promise.reject(new TypeError('No network.')) }
  // One at a time: open-source RxDB allows 16 collections in a process, and a tablet has 7.
  const each = async (ports: Partial<Ports>, task: (tablet: Tablet) => Promise<void>) => {
    for (const { name, disk } of tablets) {
      const tablet = await aTablet(centre, bar, disk, name, ports)
      await task(tablet)
      await tablet.close()
    }
  }
  const random = createRandomSource('a bag of 200')
  for (let round = 0; round < 2; round += 1) {
    await each(noNetwork, async (tablet) => {
      for (let step = 0; step < 60; step += 1) await doAnything(tablet, random)
    })
    await each({}, async (tablet) => void (await tablet.allSent()))
  }
  const told = await whereaboutsAtCentre(centre)
  expect(told.length).toBeGreaterThan(100)
  await each({}, async (tablet) => {
    const isKnown = async () => JSON.stringify(inTagOrder(await whereaboutsOn(tablet))) === JSON.stringify(told)
    await expect.poll(isKnown).toBe(true)
    expect(inTagOrder(await whereaboutsOn(tablet))).toEqual(told)
  })
})

test('a tag that two tablets issue while apart: both swaps stand, and each tablet tells both stories', async () => {
  const centre = await aCentre([bar])
  const ann = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const ben = await aTablet(centre, bar, aDisk(), 'tablet-b')
  // Long before: the centre tells its time in whole seconds, so what is closer together may change places between tablets.
  await move(ann, 'L001', 'in', 3_600_000)
  await ann.allSent()
  const holds = async (tablet: Tablet) => stockroomOf(await whereaboutsOn(tablet)).map(({ assetTag }) => assetTag)
  await expect.poll(() => holds(ben)).toEqual(['L001'])
  for (const tablet of [ann, ben]) tablet.network.state = 'off'
  const first = await issue(ann, 'L001')
  const second = await issue(ben, 'L001')
  for (const tablet of [ann, ben]) {
    tablet.network.state = 'on'
    tablet.services.sync.sendNow()
    await tablet.allSent()
  }
  for (const tablet of [ann, ben])
    await expect
      .poll(async () =>
        (await whereaboutsOn(tablet))
          .get('L001')
          ?.issuedTwice.map(({ recordId }) => recordId)
          .toSorted(byName),
      )
      .toEqual([first.id, second.id].toSorted(byName))
  const swaps = (await centre.documentsOf(bar)).filter(({ _id }) => _id.startsWith('swap:'))
  expect(swaps).toMatchObject([{ state: 'complete' }, { state: 'complete' }])
})

test('several out, interrupted: what was written stands, the same consignment goes on with the rest, and the centre has each once', async () => {
  const centre = await aCentre([bar])
  const disk = aDisk()
  const before = await aTablet(centre, bar, disk, 'tablet-a')
  const three = ['L001', 'L002', 'L003']
  const goingOut = (tablet: Tablet) =>
    three.map((assetTag) => {
      const device = { assetTag, serial: null, modelId: null }
      const movement = {
        ...header(tablet, 'stock-movement'),
        device,
        direction: 'out',
        why: 'Back to the base',
      } as const
      return recordStockMovement(movement, tablet.services.stamp())
    })
  for (const assetTag of three) await move(before, assetTag, 'in')
  await before.services.stock.addConsignment(goingOut(before).slice(0, 2), 'consignment-1')
  await before.close()

  const after = await aTablet(centre, bar, disk, 'tablet-a')
  await after.services.stock.addConsignment(goingOut(after), 'consignment-1')
  const known = await whereaboutsOn(after)
  // A serial that the movement out did not tell is known from before.
  for (const assetTag of three)
    expect(known.get(assetTag)).toMatchObject({ place: { kind: 'gone' }, serial: `S-${assetTag}` })
  await after.allSent()
  const held = (await centre.documentsOf(bar)) as readonly { direction?: string; device?: { assetTag: string } }[]
  const out = held.filter(({ direction }) => direction === 'out').map(({ device: sent }) => sent?.assetTag ?? '')
  expect(out.toSorted(byName)).toEqual(three)
})

test('a transfer between two bars: the note is all that goes between them, and the same note twice takes nothing in twice', async () => {
  const other = 'croydon-desk'
  const centre = await aCentre([bar, other])
  const sender = await aTablet(centre, bar, aDisk(), 'tablet-a')
  const two = ['L001', 'L002']
  for (const assetTag of two) await move(sender, assetTag, 'in', 3_600_000)
  const sent = two.map((assetTag) => {
    const way = { direction: 'out', why: 'To Croydon desk', otherBarId: other } as const
    const movement = { ...header(sender, 'stock-movement'), device: device(assetTag), ...way }
    return recordStockMovement(movement, sender.services.stamp())
  })
  await sender.services.stock.addConsignment(sent, 'consignment-1')
  await sender.allSent()
  expect((await whereaboutsOn(sender)).get('L001')?.place).toMatchObject({ kind: 'sent', toBarId: other })

  const [text = ''] = transferNotesOf(await firstValueFrom(sender.services.stock.standing$(bar))).map(
    textOfTransferNote,
  )
  const reading = readTransferNote(text)
  if (reading.kind === 'unclear') expect.unreachable()
  const { id, fromBarId, devices } = reading.note
  await sender.close()
  const first = await aTablet(centre, other, aDisk(), 'tablet-b')
  const second = await aTablet(centre, other, aDisk(), 'tablet-c')
  const takeIn = ({ services, installId }: Tablet) =>
    services.stock.addConsignment(
      devices.map((each) => {
        const way = { direction: 'in', why: 'From Lambeth pop-up', otherBarId: fromBarId } as const
        const identity = { id: services.newId('stock-movement'), barId: other, openingId: '', by: installId }
        return recordStockMovement({ ...identity, device: each, ...way }, services.stamp())
      }),
      id,
    )
  expect(await takeIn(first)).toHaveLength(2)
  expect(await takeIn(first)).toEqual([])
  // A colleague who has heard of it, too.
  await first.allSent()
  const heldBy = async ({ services }: Tablet) =>
    stockroomOf(await firstValueFrom(services.stock.whereabouts$(other))).map(({ assetTag }) => assetTag)
  await expect.poll(() => heldBy(second)).toEqual(two)
  expect(await takeIn(second)).toEqual([])
  const atCentre = (await centre.documentsOf(other)) as readonly { direction?: string; consignmentId?: string }[]
  expect(atCentre.filter(({ direction }) => direction === 'in')).toMatchObject([
    { consignmentId: 'consignment-1' },
    { consignmentId: 'consignment-1' },
  ])
})
