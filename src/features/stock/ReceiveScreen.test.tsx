// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { type Movement, recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { textOfTransferNote, type TransferNote } from '../../domain/stock/transferNote.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { readReceiveDraft } from './receiveDraft.ts'
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

const recorded = (assetTag: string, told: Pick<Movement, 'direction' | 'why' | 'disposition'>) =>
  recordStockMovement(
    {
      id: `stock-movement:${assetTag}-${told.why}`,
      barId: bar.barId,
      openingId: '',
      by: 'install-1',
      device: { assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' },
      ...told,
    },
    aStamp(1, { id: `moved-${assetTag}` }),
  )

const enter = async ({ user }: AtWork, text: string) => {
  await user.click(screen.getByLabelText('Asset tag'))
  await user.paste(text)
  await user.keyboard('{Enter}')
}

test('taking in that was interrupted goes on with the rest, and is counted and taken back as a whole', async () => {
  const work = await atWork()
  await screen.findByRole('radio', { name: 'Croydon desk' })
  await enter(work, textOfTransferNote(note))
  await work.user.click(await screen.findByRole('button', { name: 'All 3 are here' }))
  const draft = async () => readReceiveDraft((await work.services.drafts.read('stock:receive'))?.value)
  await waitFor(async () => expect(await draft()).toMatchObject({ here: ['L-1', 'L-2', 'L-3'] }))
  // The tablet was killed after its first write.
  const first = recorded('L-1', { direction: 'in', why: 'From Croydon desk' })
  await work.services.stock.addConsignment([first], note.id)
  work.open('/stock/receive')
  await screen.findByText('Taken in already: L-1.')
  await work.user.click(screen.getByRole('button', { name: 'Take them in' }))
  await screen.findByText('3 devices taken in: from Croydon desk.')
  expect((await takenIn(work)).map(({ device }) => device.assetTag)).toEqual(['L-1', 'L-2', 'L-3'])
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect(await takenIn(work)).toEqual([])
})

test('what was retired is not taken in, by its tag or by a note', async () => {
  const work = await atWork()
  const disposition = { how: 'sold', by: 'The lessor', certificate: null } as const
  await work.services.stock.add(recorded('L-2', { direction: 'out', why: 'Retired: sold', disposition }))
  await screen.findByRole('radio', { name: 'Croydon desk' })
  const words = 'L-2 was retired. If it is here all the same, count it as found.'
  await enter(work, 'L-2')
  await screen.findByText(words)
  expect(screen.queryByRole('dialog')).toBeNull()
  await enter(work, textOfTransferNote(note))
  await screen.findByText('Note of Croydon desk: 3 devices. Tick what is really here.')
  expect(screen.getByText(words)).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'All 2 are here' }))
  await work.user.click(screen.getByRole('button', { name: 'Take them in' }))
  await screen.findByText('2 devices taken in: from Croydon desk.')
  const taken = (await takenIn(work)).filter(({ direction }) => direction === 'in')
  expect(taken.map(({ device, remark }) => [device.assetTag, remark])).toEqual([
    ['L-1', 'On the note and retired here: L-2.'],
    ['L-3', 'On the note and retired here: L-2.'],
  ])
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

test.each([
  ['https://e.test/', 'This is not an asset tag.'],
  ['javascript:alert(1)', 'This is not an asset tag.'],
  ['WIFI:S:net;T:WPA;P:secret;;', 'This is not an asset tag.'],
  ['{"$ne":null}', 'This is not an asset tag.'],
  ['\u041B-1', 'This is not an asset tag.'],
  ['L-１', 'This is not an asset tag.'],
  ['L'.repeat(7000), 'This is not an asset tag.'],
  ['techbar-transfer:9:00000000:[]', 'This transfer note is of another version of the app.'],
  [`${textOfTransferNote(note)}${' '.repeat(7000)}x`, 'This code is too long for a transfer note.'],
  [textOfTransferNote(note).replace('L-1', 'L-7'), 'This transfer note was damaged or changed'],
  [textOfTransferNote({ ...note, fromBarId: 'nowhere' }), 'This note is of a bar that this tablet does not know.'],
  [textOfTransferNote({ ...note, fromBarId: bar.barId }), 'This note was sent by this bar itself.'],
  [textOfTransferNote({ ...note, toBarId: 'croydon-desk' }), 'This note is for Croydon desk.'],
])('a code that says %j is told from a note and a tag, and nothing is taken in by it', async (text, words) => {
  const work = await atWork()
  await screen.findByRole('radio', { name: 'Croydon desk' })
  await enter(work, text)
  await screen.findByText(new RegExp(`^${words}`))
  expect(screen.queryByRole('dialog')).toBeNull()
  await enter(work, textOfTransferNote(note))
  await screen.findByText('Note of Croydon desk: 3 devices. Tick what is really here.')
  expect(await takenIn(work)).toEqual([])
})
