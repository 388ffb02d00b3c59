// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { aKitIssue } from '../../testing/aKitIssue.ts'
import { aRegisteredDevice, aRegisterPage } from '../../testing/aRegisteredDevice.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aVisit, closedAs } from '../../testing/aVisit.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { StockScreen } from './StockScreen.tsx'

async function atWork(): Promise<AtWork> {
  return renderAtWork([
    {
      path: '/stock',
      element: (
        <>
          <UndoHost />
          <StockScreen />
        </>
      ),
    },
  ])
}

const halfDone = aSwap({ incoming: { ...swapAnswers.incoming, return: { kind: 'later', dueOn: '2026-11-23' } } })

test('devices are counted by model, and a model that ran out says so', async () => {
  const work = await atWork()
  await work.receiveStock([
    { assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' },
    { assetTag: 'L-2', serial: 'S2', modelId: 'laptop-a' },
    { assetTag: 'X-1', serial: 'S3', modelId: 'unknown-model' },
  ])
  work.open('/stock')
  const model = (await screen.findByRole('heading', { name: 'Laptop A' })).closest('li')
  expect(model?.textContent).toBe('Laptop A2L-1L-2')
  expect(screen.getByRole('heading', { name: 'Phone A' }).closest('li')?.textContent).toBe('Phone ANone left')
  expect(screen.getByRole('heading', { name: 'unknown-model' })).toBeDefined()
})

test('a promised device that came in completes its swap, and can be put back', async () => {
  const work = await atWork()
  await work.services.swaps.add(halfDone)
  const held = () => firstValueFrom(work.services.swaps.byId$(halfDone.id))
  const state = async () => (await held())?.state
  work.open('/stock')
  expect(await screen.findByText('Overdue since Mon 23 Nov')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: /Old device is in/ }))
  expect(await screen.findByText('None.')).toBeDefined()
  expect(await state()).toBe('complete')
  expect((await held())?.custody.at(-1)).toMatchObject({
    device: 'incoming',
    from: 'PC Osei',
    to: 'Stockroom of Lambeth pop-up',
    personId: 'person-1',
  })
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('Taken back.')).toBeDefined()
  expect(await state()).toBe('new one issued, old one not yet in')
})

test('a promised device that came in another way says where it is, and completes its swap without being moved', async () => {
  const work = await atWork()
  const { assetTag } = halfDone.incoming
  await work.services.swaps.add(halfDone)
  const at = { barId: 'lambeth-popup', openingId: 'opening:lambeth-popup:2026-11-24', by: 'install-1' }
  const device = { assetTag, serial: 'S1001', modelId: 'laptop-a' }
  const told = { ...at, device, direction: 'in', why: 'Delivery' } as const
  await work.services.stock.add(recordStockMovement({ ...told, id: 'stock-movement:1' }, aStamp(40, { id: 'taken' })))
  const sanitisation = {
    method: 'overwritten',
    tool: null,
    verifiedBy: 'Ben',
    certificate: null,
    result: 'passed',
  } as const
  await work.services.stock.add(
    recordStockMovement({ ...told, id: 'stock-movement:2', sanitisation }, aStamp(45, { id: 'sanitised' })),
  )
  work.open('/stock')
  expect(await screen.findByText('Came in another way, and is in stock')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: /Old device is in/ }))
  expect(await screen.findByText('None.')).toBeDefined()
  expect(await placeOf(work, assetTag)).toEqual({ kind: 'in stock' })
})

const inBag = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })
const placeOf = async ({ services }: AtWork, assetTag: string) =>
  (await firstValueFrom(services.stock.whereabouts$('lambeth-popup'))).get(assetTag)?.place

test('a device is taken in with what nobody knows of it yet, and out again; each can be taken back', async () => {
  const work = await atWork()
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device in' }))
  await work.user.click(await screen.findByRole('button', { name: 'Take in' }))
  expect(await screen.findByText('Choose where it comes from')).toBeDefined()
  await work.user.type(screen.getByLabelText('Asset tag'), ' l-7 ')
  await work.user.type(screen.getByLabelText('Serial number'), 'sn7')
  await work.user.click(screen.getByRole('radio', { name: 'Laptop A' }))
  await work.user.click(screen.getByRole('radio', { name: 'Delivery' }))
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  await screen.findByText('L-7 is in stock.')
  expect(await placeOf(work, 'L-7')).toEqual({ kind: 'in stock' })

  await work.user.click(screen.getByRole('button', { name: 'Take a device out' }))
  await work.user.type(await screen.findByLabelText('Asset tag'), 'L-7')
  // Its serial and model are known.
  expect(screen.queryByLabelText('Serial number')).toBeNull()
  await work.user.click(screen.getByRole('radio', { name: 'For repair' }))
  await work.user.click(screen.getByRole('radio', { name: 'In person' }))
  await work.user.click(screen.getByRole('button', { name: 'Take out' }))
  await screen.findByText('L-7 is out of stock: for repair.')
  expect(await placeOf(work, 'L-7')).toEqual({ kind: 'gone', why: 'For repair', isSeenTo: true })
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect(await placeOf(work, 'L-7')).toEqual({ kind: 'in stock' })
})

test('a device that came back from a requester is to be sanitised, though this bar never knew it', async () => {
  const work = await atWork()
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device in' }))
  await work.user.type(await screen.findByLabelText('Asset tag'), 'L-7')
  await work.user.type(screen.getByLabelText('Serial number'), 'sn7')
  await work.user.click(screen.getByRole('radio', { name: 'Laptop A' }))
  await work.user.click(screen.getByRole('radio', { name: 'Came back from a requester' }))
  await work.user.click(screen.getByRole('radio', { name: 'In person' }))
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  await screen.findByText('L-7 is here, and is to be sanitised.')
  expect(await placeOf(work, 'L-7')).toEqual({ kind: 'handed in', from: '', hasFailed: false })
  const [told] = await firstValueFrom(work.services.stock.standing$('lambeth-popup'))
  expect(told?.custody).toMatchObject({ from: 'A requester', to: 'Stockroom of Lambeth pop-up' })
})

test('a device that came back from who it was issued to says so in its custody', async () => {
  const work = await atWork()
  const { assetTag } = swapAnswers.outgoing
  await work.services.swaps.add(aSwap())
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device in' }))
  await work.user.type(await screen.findByLabelText('Asset tag'), assetTag)
  await work.user.click(screen.getByRole('radio', { name: 'Came back from a requester' }))
  await work.user.click(screen.getByRole('radio', { name: 'In person' }))
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  await screen.findByText(`${assetTag} is here, and is to be sanitised.`)
  expect(await placeOf(work, assetTag)).toMatchObject({ kind: 'handed in', from: 'PC Osei' })
  const [told] = await firstValueFrom(work.services.stock.standing$('lambeth-popup'))
  expect(told?.custody).toMatchObject({ from: 'PC Osei', to: 'Stockroom of Lambeth pop-up' })
})

test('what is on hold is not taken out to another bar', async () => {
  const work = await atWork()
  const croydon = { ...aWorkplace().bar, id: 'bar:croydon-desk', barId: 'croydon-desk', name: 'Croydon desk' }
  await work.receiveReference([croydon])
  await work.receiveStock([inBag('L-1'), inBag('L-2')])
  const header = { id: 'stock-movement:held', barId: 'lambeth-popup', openingId: '', by: 'install-1' }
  const holding = { state: 'quarantine', reason: 'Smells' } as const
  const held = { ...header, device: inBag('L-2'), direction: 'out', why: 'On hold: quarantine', holding } as const
  await work.services.stock.add(recordStockMovement(held, aStamp(5)))
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device out' }))
  const tag = await screen.findByLabelText('Asset tag')
  await work.user.type(tag, 'L-1')
  expect(await screen.findByRole('radio', { name: 'To Croydon desk' })).toBeDefined()
  await work.user.clear(tag)
  await work.user.type(tag, 'L-2')
  expect(await screen.findByText('What is on hold goes to no other bar before it is released.')).toBeDefined()
  expect(screen.queryByRole('radio', { name: 'To Croydon desk' })).toBeNull()
})

test('only what is here can be taken out, and what is here cannot be taken in', async () => {
  const work = await atWork()
  await work.receiveStock([inBag('L-1')])
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device out' }))
  await work.user.type(await screen.findByLabelText('Asset tag'), 'NOPE')
  await work.user.click(screen.getByRole('radio', { name: 'For repair' }))
  await work.user.click(screen.getByRole('button', { name: 'Take out' }))
  expect(await screen.findByText('Enter the tag of a device that is here')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Cancel' }))
  await work.user.click(screen.getByRole('button', { name: 'Take a device out' }))
  // What was typed is still there, and in no other form.
  expect((await screen.findByLabelText<HTMLInputElement>('Asset tag')).value).toBe('NOPE')
  await work.user.click(screen.getByRole('button', { name: 'Cancel' }))
  await work.user.click(screen.getByRole('button', { name: 'Take a device in' }))
  const tag = await screen.findByLabelText<HTMLInputElement>('Asset tag')
  expect(tag.value).toBe('')
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  expect(await screen.findByText('Choose where it comes from')).toBeDefined()
  await work.user.type(tag, 'L-1')
  await work.user.click(screen.getByRole('radio', { name: 'Delivery' }))
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  expect(await screen.findByText('L-1 is in stock already')).toBeDefined()
})

test('a loaner that comes back is looked at, sanitised, and can go out again', async () => {
  const work = await atWork()
  const { visits, stamp } = work.services
  await work.receiveStock([inBag('LOAN1')])
  const at = { barId: 'lambeth-popup', openingId: 'opening:lambeth-popup:2026-11-24', reasonId: 'laptop-fault' }
  const { id } = await visits.add({ ...at, requester: { kind: 'guest', name: 'Kit' }, service: 'starts now' }, stamp)
  const lent = { ...closedAs('loaner issued'), loaner: { assetTag: 'LOAN1', dueOn: '2026-11-20' } }
  await visits.change(id, (visit) => addVisitEvent(visit, lent, stamp()))
  work.open('/stock')
  const out = await screen.findByRole('region', { name: 'Loaners out' })
  expect(within(out).getByText('Overdue since Fri 20 Nov')).toBeDefined()
  await work.user.click(within(out).getByRole('button', { name: 'Is back: LOAN1' }))
  await work.user.click(await screen.findByRole('radio', { name: 'Worn' }))
  await work.user.click(screen.getByRole('button', { name: 'Take it back' }))
  const back = await screen.findByRole('region', { name: 'To be sanitised' })
  expect(await placeOf(work, 'LOAN1')).toEqual({ kind: 'handed in', from: 'Kit', hasFailed: false })

  await work.user.click(within(back).getByRole('button', { name: 'Sanitise LOAN1' }))
  await work.user.click(await screen.findByRole('button', { name: 'Record it' }))
  expect(await screen.findByText('Choose how')).toBeDefined()
  expect(screen.getByText('Choose the result')).toBeDefined()
  await work.user.click(screen.getByRole('radio', { name: 'Nothing is left' }))
  await work.user.click(screen.getByRole('radio', { name: 'Cryptographic erase' }))
  await work.user.type(screen.getByLabelText('Who looked that nothing is left?'), 'Ben Hale')
  await work.user.click(screen.getByRole('button', { name: 'Record it' }))
  await screen.findByText('LOAN1 is sanitised, and in stock.')
  expect(await placeOf(work, 'LOAN1')).toEqual({ kind: 'in stock' })
})

test('a device that went out by a swap and in a kit says so where it is settled', async () => {
  const work = await atWork()
  const { assetTag } = swapAnswers.outgoing
  await work.services.swaps.add(aSwap())
  await work.services.stock.add(aKitIssue({ devices: [{ ...swapAnswers.outgoing, accessories: [] }] }))
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: `Settle it: ${assetTag}` }))
  expect(await screen.findByText(/^Swapped Tue 24 Nov/)).toBeDefined()
  expect(screen.getByText(/^In a kit Tue 24 Nov/)).toBeDefined()
})

test('a device that was issued twice is told with both stories, and settled by a decision', async () => {
  const work = await atWork()
  await work.services.swaps.add(aSwap())
  const second = {
    ...aSwap({}, aVisit([], { id: 'visit:2', requester: { kind: 'guest', name: 'Kit' } })),
    id: 'swap:2',
  }
  await work.services.swaps.add({
    ...second,
    events: second.events.map((event) => ({ ...event, ...aStamp(40, { id: 'second' }), seq: 1 })),
  })
  work.open('/stock')
  await screen.findByText(`${swapAnswers.outgoing.assetTag} was issued twice`)
  expect(screen.getByRole('link', { name: 'To PC Osei' }).getAttribute('href')).toBe('/swap/swap:1')
  expect(screen.getByRole('link', { name: 'To Kit' }).getAttribute('href')).toBe('/swap/swap:2')

  await work.user.click(screen.getByRole('button', { name: `Settle it: ${swapAnswers.outgoing.assetTag}` }))
  await work.user.click(await screen.findByRole('button', { name: 'Settle it' }))
  expect(await screen.findByText('Choose who has it')).toBeDefined()
  await work.user.click(screen.getByRole('radio', { name: /PC Osei/ }))
  await work.user.type(screen.getByLabelText('Who decided?'), 'Ben Hale')
  await work.user.type(screen.getByLabelText('How do you know?'), 'Seen with it')
  await work.user.click(screen.getByRole('button', { name: 'Settle it' }))
  await screen.findByText(`${swapAnswers.outgoing.assetTag} is with PC Osei.`)
  expect(screen.queryByText(`${swapAnswers.outgoing.assetTag} was issued twice`)).toBeNull()
  expect(await placeOf(work, swapAnswers.outgoing.assetTag)).toMatchObject({ issue: { recordId: 'swap:1' } })
  const swaps = await Promise.all(['swap:1', 'swap:2'].map((id) => firstValueFrom(work.services.swaps.byId$(id))))
  expect(swaps.map((swap) => swap?.state)).toEqual(['complete', 'complete'])
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText(`${swapAnswers.outgoing.assetTag} was issued twice`)
})

test('a model with less than its minimum says so', async () => {
  const bar = { ...aWorkplace().bar, minimumStock: [{ modelId: 'laptop-a', atLeast: 2 }] }
  const work = await renderAtWork([{ path: '/stock', Component: StockScreen }], {}, aWorkplace({ bar }))
  await work.receiveStock([inBag('L-1')])
  work.open('/stock')
  const model = (await screen.findByRole('heading', { name: 'Laptop A' })).closest('li')
  expect(model?.textContent).toBe('Laptop A1 of at least 2L-1')
})

test('what is reserved stands in its list and not among what can be handed out, until its day is over', async () => {
  const work = await atWork()
  await work.receiveStock([inBag('L-1'), inBag('L-2'), inBag('L-3')])
  const header = { barId: 'lambeth-popup', openingId: '', by: 'install-1', direction: 'in', why: 'Reserved' } as const
  const reserve = (assetTag: string, until: string) =>
    work.services.stock.add(
      recordStockMovement(
        {
          ...header,
          id: `stock-movement:reserved-${assetTag}`,
          device: inBag(assetTag),
          reservation: { kind: 'made', staffNumber: 'P9', name: 'DS Malik', until },
        },
        aStamp(5, { id: `reserved-${assetTag}` }),
      ),
    )
  await reserve('L-1', '2026-11-24')
  await reserve('L-2', '2026-11-23')
  work.open('/stock')
  const reserved = within(await screen.findByRole('region', { name: 'Reserved' }))
  expect(reserved.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'L-1for DS Malik, P9Until tonightEnd reservation',
  ])
  const model = screen.getByRole('heading', { name: 'Laptop A' }).closest('li')
  expect(model?.textContent).toBe('Laptop A2L-2L-3')
})

test('what the register knows of a delivered device is not asked for', async () => {
  const work = await atWork()
  await work.receiveReference([aRegisterPage(aRegisteredDevice('LT9', { serial: 'S-9' }))])
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device in' }))
  await work.user.type(await screen.findByRole('textbox', { name: 'Asset tag' }), 'lt9')
  expect(await screen.findByText('In the register: Laptop A, serial S-9.')).toBeDefined()
  expect(screen.queryByRole('textbox', { name: 'Serial number' })).toBeNull()
  await work.user.click(screen.getByRole('radio', { name: 'Delivery' }))
  await work.user.click(screen.getByRole('button', { name: 'Take in' }))
  expect(await screen.findByText('LT9 is in stock.')).toBeDefined()
  const known = await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))
  expect(known.get('LT9')).toMatchObject({ serial: 'S-9', modelId: 'laptop-a', place: { kind: 'in stock' } })
})

test('a device whose serial nobody told is not handed out, and can be once it is told', async () => {
  const work = await atWork()
  const header = { id: 'stock-movement:1', barId: 'lambeth-popup', openingId: '', by: 'install-1' }
  const device = { assetTag: 'L-1', serial: null, modelId: 'laptop-a' }
  await work.services.stock.add(
    recordStockMovement({ ...header, device, direction: 'in', why: 'From Croydon desk' }, aStamp(5)),
  )
  work.open('/stock')
  const list = within(await screen.findByRole('region', { name: 'Not fully known' }))
  expect(list.getByText('serial number not known')).toBeDefined()
  expect(screen.getByRole('region', { name: 'To hand out' }).textContent).not.toContain('L-1')
  await work.user.click(list.getByRole('button', { name: 'Tell it: L-1' }))
  await work.user.type(await screen.findByLabelText('Serial number'), 'sn1')
  await work.user.click(screen.getByRole('button', { name: 'Record it' }))
  await screen.findByText('L-1 is fully known.')
  expect(screen.queryByRole('region', { name: 'Not fully known' })).toBeNull()
  expect(screen.getByRole('region', { name: 'To hand out' }).textContent).toContain('L-1')
})

test('a device that the register misses is told apart when it comes in', async () => {
  const work = await atWork()
  await work.receiveReference([aRegisterPage(aRegisteredDevice('LT9', { state: 'missing', substate: 'stolen' }))])
  work.open('/stock')
  await work.user.click(await screen.findByRole('button', { name: 'Take a device in' }))
  await work.user.type(await screen.findByRole('textbox', { name: 'Asset tag' }), 'lt9')
  expect(await screen.findByText('The register has this device as stolen')).toBeDefined()
})
