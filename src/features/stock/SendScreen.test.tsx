// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { readSendDraft } from './sendDraft.ts'
import { SendScreen } from './SendScreen.tsx'

const inBag = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })
const old = swapAnswers.incoming.assetTag

async function atWork(): Promise<AtWork> {
  const work = await renderAtWork([
    { path: '/stock', element: <UndoHost /> },
    { path: '/stock/send', Component: SendScreen },
  ])
  await work.receiveStock([inBag('L-1'), inBag('L-2'), inBag('L-3')])
  return work
}

const placeOf = async ({ services }: AtWork, assetTag: string) =>
  (await firstValueFrom(services.stock.whereabouts$('lambeth-popup'))).get(assetTag)?.place
const sentFrom = async ({ services }: AtWork) =>
  (await firstValueFrom(services.stock.standing$('lambeth-popup')))
    .filter(({ direction }) => direction === 'out')
    .toSorted((a, b) => (a.device.assetTag < b.device.assetTag ? -1 : 1))
const draftOf = async ({ services }: AtWork) => readSendDraft((await services.drafts.read('stock:send'))?.value)
const scan = (text: string) => {
  for (const key of [...text.split(''), 'Enter']) fireEvent.keyDown(document.body, { key })
}

test('all that is to be sanitised, and what is scanned besides, goes to the base at once, and can be taken back at once', async () => {
  const work = await atWork()
  // Nobody read its serial at the swap.
  await work.services.swaps.add(aSwap())
  work.open('/stock/send')
  await work.user.click(await screen.findByRole('button', { name: 'Send them out' }))
  expect(await screen.findByRole('link', { name: 'Choose at least one device' })).toBeDefined()
  expect(screen.getByRole('link', { name: 'Choose where it goes' })).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Choose all 1' }))
  scan('L-2')
  await screen.findByText('L-2 chosen.')
  scan('L-9')
  await screen.findByText('This bar does not know L-9: take it in first.')
  await work.user.click(screen.getByRole('radio', { name: 'Back to the base' }))
  await work.user.click(screen.getByRole('radio', { name: 'Sealed bag' }))
  await work.user.click(screen.getByRole('button', { name: 'Send them out' }))
  expect(await screen.findByRole('link', { name: 'Enter the number of the seal' })).toBeDefined()
  await work.user.type(screen.getByLabelText('Number of the seal or bag'), 'B-77')
  await work.user.click(screen.getByRole('button', { name: 'Send them out' }))
  await screen.findByText('2 devices out of stock: back to the base.')

  const gone = { kind: 'gone', why: 'Back to the base', isSeenTo: true }
  expect([await placeOf(work, old), await placeOf(work, 'L-2')]).toEqual([gone, gone])
  const sent = await sentFrom(work)
  expect(sent).toMatchObject([
    { device: { assetTag: 'L-2', serial: 'S-L-2' }, custody: { to: 'The base', method: 'sealed bag' } },
    { device: { assetTag: old, serial: null }, custody: { from: 'Stockroom of Lambeth pop-up', seal: 'B-77' } },
  ])
  expect(new Set(sent.map(({ consignmentId }) => consignmentId)).size).toBe(1)

  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect(await placeOf(work, old)).toMatchObject({ kind: 'handed in' })
  expect(await placeOf(work, 'L-2')).toEqual({ kind: 'in stock' })
})

test('what came back goes to no other bar', async () => {
  const croydon = { ...aWorkplace().bar, id: 'bar:croydon-desk', barId: 'croydon-desk', name: 'Croydon desk' }
  const work = await atWork()
  await work.receiveReference([croydon])
  await work.services.swaps.add(aSwap())
  work.open('/stock/send')
  expect(await screen.findByRole('radio', { name: 'To Croydon desk' })).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Choose all 1' }))
  await waitFor(() => expect(screen.queryByRole('radio', { name: 'To Croydon desk' })).toBeNull())
})

test('what is on hold goes to no other bar before it is released, alone or with others', async () => {
  const croydon = { ...aWorkplace().bar, id: 'bar:croydon-desk', barId: 'croydon-desk', name: 'Croydon desk' }
  const work = await atWork()
  await work.receiveReference([croydon])
  const header = { id: 'stock-movement:held', barId: 'lambeth-popup', openingId: '', by: 'install-1' }
  const holding = { state: 'defective', reason: 'Its hinge is broken' } as const
  const held = { ...header, device: inBag('L-2'), direction: 'out', why: 'On hold: defective', holding } as const
  await work.services.stock.add(recordStockMovement(held, aStamp(5)))
  work.open('/stock/send')
  await work.user.click(await screen.findByRole('checkbox', { name: /L-1/ }))
  expect(await screen.findByRole('radio', { name: 'To Croydon desk' })).toBeDefined()
  await work.user.click(screen.getByRole('checkbox', { name: /L-2/ }))
  expect(await screen.findByText('What is on hold goes to no other bar before it is released.')).toBeDefined()
  expect(screen.queryByRole('radio', { name: 'To Croydon desk' })).toBeNull()
  expect(screen.getByRole('radio', { name: 'For repair' })).toBeDefined()
})

test('sending that was interrupted says how many are gone, and goes on with the rest under the same consignment', async () => {
  const work = await atWork()
  work.open('/stock/send')
  for (const tag of ['L-1', 'L-2', 'L-3']) {
    await screen.findByRole('checkbox', { name: new RegExp(tag) })
    await work.user.click(screen.getByRole('checkbox', { name: new RegExp(tag) }))
  }
  await work.user.click(screen.getByRole('radio', { name: 'For repair' }))
  await work.user.click(screen.getByRole('radio', { name: 'In person' }))
  await waitFor(async () => expect(await draftOf(work)).toMatchObject({ carriedBy: 'in person' }))
  // The tablet was killed after its first write.
  const { consignmentId = '' } = (await draftOf(work)) ?? {}
  const header = { id: 'stock-movement:first', barId: 'lambeth-popup', openingId: '', by: 'install-1' }
  const first = { ...header, device: inBag('L-1'), direction: 'out', why: 'For repair' } as const
  await work.services.stock.addConsignment([recordStockMovement(first, aStamp(1))], consignmentId)
  work.open('/stock/send')
  await screen.findByText('1 of 3 were sent before this was interrupted')
  await work.user.click(screen.getByRole('button', { name: 'Send the rest' }))
  await screen.findByText('3 devices out of stock: for repair.')
  const sent = await sentFrom(work)
  expect(sent.map(({ device }) => device.assetTag)).toEqual(['L-1', 'L-2', 'L-3'])
  expect(new Set(sent.map(({ consignmentId }) => consignmentId)).size).toBe(1)
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect(await sentFrom(work)).toEqual([])
})
