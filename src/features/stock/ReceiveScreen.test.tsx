// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { textOfTransferNote, type TransferNote } from '../../domain/stock/transferNote.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { ReceiveScreen } from './ReceiveScreen.tsx'

const { bar } = aWorkplace()
const croydon = { ...bar, id: 'bar:croydon-desk', barId: 'croydon-desk', name: 'Croydon desk' }
const note: TransferNote = {
  id: 'consignment-1',
  fromBarId: 'croydon-desk',
  toBarId: bar.barId,
  at: '2026-11-23T15:00:00.000Z',
  method: 'sealed bag',
  seal: 'B-77',
  part: 1,
  parts: 1,
  devices: ['L-1', 'L-2', 'L-3'].map((assetTag) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })),
}
const scan = (text: string) => {
  for (const key of [...text.split(''), 'Enter']) fireEvent.keyDown(document.body, { key })
}

async function atWork(): Promise<AtWork> {
  const work = await renderAtWork([
    { path: '/stock', element: <UndoHost /> },
    { path: '/stock/receive', Component: ReceiveScreen },
  ])
  await work.receiveReference([croydon, bar])
  work.open('/stock/receive')
  await screen.findByRole('heading', { name: 'Take in from another bar' })
  return work
}

const takenIn = async ({ services }: AtWork) =>
  (await firstValueFrom(services.stock.standing$(bar.barId))).toSorted((a, b) =>
    a.device.assetTag < b.device.assetTag ? -1 : 1,
  )

test('a note is scanned, what is really here is ticked, and the difference is said and recorded', async () => {
  const work = await atWork()
  await screen.findByRole('radio', { name: 'Croydon desk' })
  scan(textOfTransferNote(note))
  await screen.findByText('Note of Croydon desk: 3 devices. Tick what is really here.')
  scan('L-1')
  await work.user.click(screen.getByRole('checkbox', { name: /L-2/ }))
  scan('L-9')
  await screen.findByRole('dialog', { name: 'What is L-9?' })
  await work.user.type(screen.getByLabelText('Serial number'), 'sn9')
  await work.user.click(screen.getByRole('radio', { name: 'Laptop A' }))
  await work.user.click(screen.getByRole('button', { name: 'It is here' }))
  const difference = 'On the note and not here: L-3. Here and not on the note: L-9.'
  await screen.findByText(difference)
  await work.user.click(screen.getByRole('button', { name: 'Take them in' }))
  await screen.findByText('3 devices taken in: from Croydon desk.')
  const custody = { from: 'Stockroom of Croydon desk', to: 'Stockroom of Lambeth pop-up', seal: 'B-77' }
  const told = { otherBarId: 'croydon-desk', consignmentId: 'consignment-1', remark: difference, custody }
  expect(await takenIn(work)).toMatchObject([
    { ...told, device: note.devices[0] },
    { ...told, device: note.devices[1] },
    { ...told, device: { assetTag: 'L-9', serial: 'SN9' } },
  ])

  // The same note again takes in what is left, and nothing twice.
  work.open('/stock/receive')
  await screen.findByRole('radio', { name: 'Croydon desk' })
  scan(textOfTransferNote(note))
  await screen.findByText('Taken in already: L-1, L-2.')
  scan('L-2')
  await screen.findByText('L-2 was taken in already.')
  await work.user.click(screen.getByRole('button', { name: 'All 1 are here' }))
  await work.user.click(screen.getByRole('button', { name: 'Take them in' }))
  await screen.findByText('1 device taken in: from Croydon desk.')
  expect((await takenIn(work)).map(({ device }) => device.assetTag)).toEqual(['L-1', 'L-2', 'L-3', 'L-9'])

  // Taken back is what was taken in just now.
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect((await takenIn(work)).map(({ device }) => device.assetTag)).toEqual(['L-1', 'L-2', 'L-9'])
})

test('without a note each tag is typed, and the bar that sent them is chosen', async () => {
  const work = await atWork()
  await work.user.click(await screen.findByRole('button', { name: 'Take them in' }))
  expect(await screen.findByRole('link', { name: /^Scan a note, or enter the tag/ })).toBeDefined()
  await work.user.type(screen.getByLabelText('Asset tag'), 'l-5{Enter}')
  await screen.findByRole('dialog', { name: 'What is L-5?' })
  await work.user.type(screen.getByLabelText('Serial number'), 'sn5')
  await work.user.click(screen.getByRole('radio', { name: 'Laptop A' }))
  await work.user.click(screen.getByRole('button', { name: 'It is here' }))
  await work.user.click(await screen.findByRole('button', { name: 'Take them in' }))
  await work.user.click(await screen.findByRole('link', { name: 'Choose the bar that sent them' }))
  await work.user.click(screen.getByRole('radio', { name: 'Croydon desk' }))
  await work.user.click(screen.getByRole('button', { name: 'Take them in' }))
  await screen.findByText('1 device taken in: from Croydon desk.')
  expect(await takenIn(work)).toMatchObject([{ device: { assetTag: 'L-5' }, remark: null, custody: null }])
})

test.each([
  [{ fromBarId: bar.barId }, 'This note was sent by this bar itself.'],
  [{ fromBarId: 'elsewhere' }, 'This note is of a bar that this tablet does not know.'],
  [{ toBarId: 'croydon-desk' }, 'This note is for Croydon desk.'],
])('a note with %o is refused with a clear sentence', async (changes, words) => {
  const work = await atWork()
  await screen.findByRole('radio', { name: 'Croydon desk' })
  scan(textOfTransferNote({ ...note, ...changes }))
  expect(await screen.findByText(new RegExp(words))).toBeDefined()
  expect(await takenIn(work)).toEqual([])
})

test('a note on several codes says how many are still to be scanned, and another one is not mixed into it', async () => {
  await atWork()
  await screen.findByRole('radio', { name: 'Croydon desk' })
  scan(textOfTransferNote({ ...note, parts: 2 }))
  await screen.findByText('This is 1 of 2 notes: scan the others, too.')
  scan(textOfTransferNote({ ...note, id: 'consignment-2' }))
  await screen.findByText(/This is another note/)
  const second = [{ assetTag: 'L-4', serial: 'S-L-4', modelId: 'laptop-a' }]
  scan(textOfTransferNote({ ...note, part: 2, parts: 2, devices: second }))
  expect(await screen.findByRole('checkbox', { name: /L-4/ })).toBeDefined()
  expect(screen.getAllByRole('checkbox')).toHaveLength(4)
  expect(screen.queryByText('This is 1 of 2 notes: scan the others, too.')).toBeNull()
})
