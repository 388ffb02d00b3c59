// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { DayPackScreen } from './DayPackScreen.tsx'

const routes = [{ path: '/tablet/day-pack', Component: DayPackScreen }]
const openingId = 'opening:lambeth-popup:2026-11-24'

test('what is missing is said with what to do, and the check is noted with it', async () => {
  const work = await renderAtWork(routes, { battery: () => Promise.resolve({ level: 0.2, isCharging: false }) })
  work.open('/tablet/day-pack')
  await screen.findByText('Charge it, and take the charger along.')
  const items = screen.getAllByRole('listitem')
  const battery = items.find((item) => within(item).queryByText('Battery') !== null) ?? expect.unreachable()
  expect(within(battery).getByText('20 %')).toBeDefined()
  expect(within(battery).getByText('Missing')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Note as checked' }))
  expect(await screen.findByText(/^Noted 10:00: without opening, stock, records, battery\.$/)).toBeDefined()
  const { dayPack } = await firstValueFrom(work.services.attendances.at$(openingId))
  expect(dayPack?.missing).toEqual(['rota', 'stock', 'records', 'battery'])
})

test('what the browser does not tell is not called ready, and not called missing', async () => {
  const work = await renderAtWork(routes, { battery: () => Promise.resolve(null) })
  work.open('/tablet/day-pack')
  const words = await screen.findByText(/The browser does not say/)
  expect(within(words.closest('li') ?? expect.unreachable()).getByText('Not known')).toBeDefined()
  // Nor does the lead say that all is ready.
  expect(screen.getByText('3 things are missing; 2 things are not known.')).toBeDefined()
})
