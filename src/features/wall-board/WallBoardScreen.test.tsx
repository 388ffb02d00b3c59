// @vitest-environment jsdom
import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { ServicesProvider } from '../../services.tsx'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { WallBoardScreen } from './WallBoardScreen.tsx'

const { tablet, catalogue, people, sites, bar: crew } = aWorkplace()
const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }
const bar = { ...crew, kind: 'desk' as const, name: 'Lambeth desk', siteId: 'kennington', hours }

async function aBoard(clock = '10:00') {
  configure({ asyncUtilTimeout: 10_000 })
  let [rings, leaves] = [0, 0]
  const { services } = await createTestServices({
    now: () => new Date(`2026-11-24T${clock}:00.000Z`),
    chime: { isOn: () => true, turn: () => undefined, ring: () => (rings += 1) },
  })
  onTestFinished(cleanup)
  render(
    <ServicesProvider services={services}>
      <WallBoardScreen place={{ tablet, bar, catalogue, people, sites }} onLeave={() => (leaves += 1)} />
    </ServicesProvider>,
  )
  const arrive = () =>
    services.visits.add(
      {
        barId: bar.barId,
        openingId: `opening:${bar.barId}:2026-11-24`,
        requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
        reasonId: 'laptop-fault',
        service: 'waits',
      },
      services.stamp,
    )
  const call = (id: string) =>
    services.visits.change(id, (visit) => addVisitEvent(visit, { kind: 'called' }, services.stamp()))
  return { arrive, call, rings: () => rings, leaves: () => leaves, user: userEvent.setup() }
}

test('a call is shown large and rings, each time; the name of the visitor is nowhere', async () => {
  const { arrive, call, rings } = await aBoard()
  await screen.findByText('Nobody is waiting')
  const { id } = await arrive()
  const next = screen.getByRole('region', { name: 'Next' })
  await within(next).findByText('A01')
  expect(rings()).toBe(0)
  await call(id)
  const called = screen.getByRole('region', { name: 'Please come to the desk' })
  await within(called).findByText('A01')
  expect(within(next).queryByText('A01')).toBeNull()
  await expect.poll(rings).toBe(1)
  expect(document.body.textContent).not.toContain('Osei')
})

test('outside its hours it says when it opens again, and goes on showing whoever is still there', async () => {
  const { arrive } = await aBoard('17:05')
  expect(await screen.findByText('Lambeth desk is closed')).toBeDefined()
  expect(screen.getByText('Open again Wed 25 Nov, 08:30 to 17:00.')).toBeDefined()
  await arrive()
  expect(await screen.findByText('A01')).toBeDefined()
})

test('the way back is the technician’s', async () => {
  const { user, leaves } = await aBoard()
  await user.click(await screen.findByRole('button', { name: 'Technician' }))
  expect(leaves()).toBe(1)
})
