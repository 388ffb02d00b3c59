// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
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
