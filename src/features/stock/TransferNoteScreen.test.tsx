// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { readTransferNote } from '../../domain/stock/transferNote.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { decodeDrawing } from '../../testing/decodeDrawing.ts'
import { SendScreen } from './SendScreen.tsx'
import { StockScreen } from './StockScreen.tsx'
import { TransferNoteScreen } from './TransferNoteScreen.tsx'

const croydon = { ...aWorkplace().bar, id: 'bar:croydon-desk', barId: 'croydon-desk', name: 'Croydon desk' }
const inBag = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })

async function atWork() {
  const work = await renderAtWork([
    { path: '/stock', Component: StockScreen },
    { path: '/stock/send', Component: SendScreen },
    { path: '/stock/note/:consignmentId', Component: TransferNoteScreen },
  ])
  await work.receiveReference([croydon])
  await work.receiveStock([inBag('L-1'), inBag('L-2')])
  return work
}

test('what goes to another bar has a note, and is on its way until somebody says that it arrived', async () => {
  const work = await atWork()
  work.open('/stock/send')
  await work.user.click(await screen.findByRole('checkbox', { name: /L-1/ }))
  await work.user.click(screen.getByRole('checkbox', { name: /L-2/ }))
  await work.user.click(screen.getByRole('radio', { name: 'To Croydon desk' }))
  await work.user.click(screen.getByRole('radio', { name: 'Courier' }))
  await work.user.click(screen.getByRole('button', { name: 'Send them out' }))
  const note = within(await screen.findByRole('region', { name: '2 devices to Croydon desk' }))
  expect(note.getByRole('img', { name: 'QR code of the note to Croydon desk' })).toBeDefined()
  expect(note.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'L-1Laptop ASerial S-L-1',
    'L-2Laptop ASerial S-L-2',
  ])

  work.open('/stock')
  const way = within(await screen.findByRole('region', { name: 'On their way' }))
  expect(way.getByText('Sent today')).toBeDefined()
  expect(await way.findByText('to Croydon desk')).toBeDefined()
  expect(way.getByRole('link', { name: 'Transfer note of L-1, L-2' })).toBeDefined()
  await work.user.click(way.getByRole('button', { name: 'Arrived: L-1, L-2' }))
  await screen.findByText(/This tablet knows of no device to hand out/)
  expect(screen.queryByRole('region', { name: 'On their way' })).toBeNull()
  const known = await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))
  expect(known.get('L-1')?.place).toMatchObject({ kind: 'gone', why: 'Arrived at Croydon desk' })
})

test('what was sent has as many notes as it needs, and each code on the glass reads as one', async () => {
  const work = await atWork()
  const tags = Array.from({ length: 13 }, (_, number) => `MPS-L-70${number + 10}`)
  const movements = tags.map((assetTag, number) =>
    recordStockMovement(
      {
        id: `stock-movement:${number}`,
        barId: 'lambeth-popup',
        openingId: '',
        by: 'install-1',
        device: inBag(assetTag),
        direction: 'out',
        why: 'To Croydon desk',
        otherBarId: 'croydon-desk',
      },
      aStamp(5, { id: `sent-${number}` }),
    ),
  )
  await work.services.stock.addConsignment(movements, 'consignment-1')
  work.open('/stock/note/consignment-1')
  const codes = await screen.findAllByRole('img', { name: /^QR code of the note/ })
  const texts = await Promise.all(
    codes.map((code) => decodeDrawing(code.querySelector('path')?.getAttribute('d') ?? '', 'QRCode')),
  )
  const devices = texts.flatMap((text) => {
    const reading = readTransferNote(text ?? '')
    return reading.kind === 'read' ? reading.note.devices : []
  })
  expect([codes.length, devices]).toEqual([2, tags.map(inBag)])
})

test('a note of nothing says so', async () => {
  const work = await atWork()
  work.open('/stock/note/none')
  expect(await screen.findByText('This tablet knows of nothing that was sent under this note.')).toBeDefined()
})
