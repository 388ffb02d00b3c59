// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { DeviceScreen } from './DeviceScreen.tsx'

const { assetTag: old } = swapAnswers.incoming
const routes = [{ path: '/stock/device/:assetTag', Component: DeviceScreen }]
const movement = {
  id: 'stock-movement:1',
  barId: 'lambeth-popup',
  openingId: '',
  by: 'install-1',
  device: { assetTag: old, serial: 'SN1', modelId: 'laptop-a' },
  direction: 'in',
  why: 'Sanitised',
  sanitisation: {
    method: 'overwritten',
    tool: 'Blancco',
    verifiedBy: 'Ben Hale',
    certificate: 'C-9',
    result: 'passed',
  },
} as const

test('a device tells where it is, what it is, and each step with who, when and custody', async () => {
  const work = await renderAtWork(routes)
  await work.services.swaps.add(aSwap())
  await work.services.stock.add(recordStockMovement(movement, aStamp(45, { id: 'm', clockOffsetMs: -240_000 })))
  work.open(`/stock/device/${old}`)
  expect(await screen.findByRole('heading', { level: 1, name: old })).toBeDefined()
  const [handedIn, sanitised] = within(await screen.findByRole('list')).getAllByRole('listitem')
  expect(screen.getByText('In stock, since Tue 24 Nov')).toBeDefined()
  expect(screen.getByText('Laptop A')).toBeDefined()
  expect(screen.getByText('SN1')).toBeDefined()
  expect(handedIn?.textContent).toContain('Handed in by PC Osei')
  expect(handedIn?.textContent).toContain('Tue 24 Nov, 09:30, by Sana Begum')
  expect(handedIn?.textContent).toContain('Custody: from PC Osei to lambeth-popup stockroom, in person.')
  expect(screen.getByRole('link', { name: 'Handed in by PC Osei' }).getAttribute('href')).toBe('/swap/swap:1')
  expect(sanitised?.textContent).toContain('Sanitised: nothing is left on it')
  expect(sanitised?.textContent).toContain('Overwritten, with Blancco.Verified by Ben Hale.Certificate C-9.')
  expect(sanitised?.textContent).toContain('The tablet’s clock was off by 4 min (fast).')
})

test('a device that this bar never had says so', async () => {
  const work = await renderAtWork(routes)
  work.open('/stock/device/NOPE')
  expect(await screen.findByText('This bar knows nothing of this device.')).toBeDefined()
})

test('a device is put on hold with a reason, released, and retired; each can be taken back', async () => {
  const work = await renderAtWork([{ path: '/stock/device/:assetTag', Component: WithUndo }])
  await work.receiveStock([{ assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' }])
  const known = async () => (await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))).get('L-1')
  work.open('/stock/device/L-1')
  await work.user.click(await screen.findByRole('button', { name: 'Put on hold' }))
  const dialog = within(await screen.findByRole('dialog'))
  await work.user.click(dialog.getByRole('button', { name: 'Put on hold' }))
  expect(await dialog.findByText('Choose what it waits for')).toBeDefined()
  await work.user.click(dialog.getByRole('radio', { name: 'Pending repair' }))
  await work.user.type(dialog.getByLabelText('Reason'), 'Broken hinge')
  await work.user.click(dialog.getByRole('button', { name: 'Put on hold' }))
  await screen.findByText('Pending repair since Tue 24 Nov: Broken hinge')
  expect(await known()).toMatchObject({ place: { kind: 'in stock' }, hold: { state: 'pending repair' } })
  expect(await screen.findByText('Put on hold: pending repair')).toBeDefined()

  await work.user.click(screen.getByRole('button', { name: 'Release L-1' }))
  await screen.findByText('L-1 is released.')
  expect((await known())?.hold).toBeNull()
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Taken back.')
  expect((await known())?.hold?.state).toBe('pending repair')

  await work.user.click(screen.getByRole('button', { name: 'Retire' }))
  await work.user.click(await screen.findByRole('radio', { name: 'Destroyed, with certificate' }))
  await work.user.type(screen.getByLabelText('By whom?'), 'Shred Ltd')
  await work.user.click(screen.getByRole('button', { name: 'Retire it' }))
  expect(await screen.findByText('Enter the number of the certificate')).toBeDefined()
  await work.user.type(screen.getByLabelText('Number of the certificate'), 'C-12')
  await work.user.click(screen.getByRole('button', { name: 'Retire it' }))
  await screen.findByText('Retired: destroyed, by Shred Ltd, since Tue 24 Nov')
  expect(await screen.findByText('Certificate C-12.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Retire' })).toBeNull()
})

test('a device is reserved for somebody until a day, and for nobody any more by one tap', async () => {
  const work = await renderAtWork([{ path: '/stock/device/:assetTag', Component: WithUndo }])
  await work.receiveStock([{ assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' }])
  work.open('/stock/device/L-1')
  await work.user.click(await screen.findByRole('button', { name: 'Reserve' }))
  await work.user.click(await screen.findByRole('button', { name: 'Reserve it' }))
  expect(await screen.findByText('Enter a staff number or a name')).toBeDefined()
  await work.user.type(screen.getByLabelText('Staff number'), 'p1234')
  await work.user.click(screen.getByRole('button', { name: 'In 7 days' }))
  await work.user.click(screen.getByRole('button', { name: 'Reserve it' }))
  await screen.findByText('L-1 is reserved for P1234 until Tue 1 Dec.')
  await screen.findByText('For P1234, until Tue 1 Dec')
  await work.user.click(screen.getByRole('button', { name: 'End reservation of L-1' }))
  await screen.findByText('L-1 is reserved for nobody any more.')
  expect(screen.queryByText('For P1234, until Tue 1 Dec')).toBeNull()
})

test('what still holds data can be destroyed, and goes no other way before it is sanitised', async () => {
  const work = await renderAtWork(routes)
  await work.services.swaps.add(aSwap())
  work.open(`/stock/device/${old}`)
  await work.user.click(await screen.findByRole('button', { name: 'Retire' }))
  await screen.findByRole('radio', { name: 'Destroyed, with certificate' })
  expect(screen.getAllByRole('radio')).toHaveLength(1)
})

function WithUndo() {
  return (
    <>
      <UndoHost />
      <DeviceScreen />
    </>
  )
}
