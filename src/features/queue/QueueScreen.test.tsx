// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import type { Ports } from '../../composeServices.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { closedAs } from '../../testing/aVisit.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { QueueScreen } from './QueueScreen.tsx'

async function atWork(ports: Partial<Ports> = {}): Promise<AtWork> {
  const routes = [
    { path: '/', Component: QueueScreen },
    { path: '/visit/new', element: <p>New visit form</p> },
    { path: '/visit/:visitId', element: <p>Visit page</p> },
  ]
  return renderAtWork(routes, ports)
}

const addVisit = ({ services }: AtWork, name: string) =>
  services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    services.stamp,
  )

test('an empty queue says what belongs there', async () => {
  const work = await atWork()
  work.open('/')
  expect(await screen.findByText('Nobody is waiting and nobody is being helped.')).toBeDefined()
  expect(screen.getByRole('link', { name: 'New visit' }).getAttribute('href')).toBe('/visit/new')
})

test('one tap starts service and opens the visit', async () => {
  const work = await atWork()
  const { id } = await addVisit(work, 'PC Osei')
  work.open('/')
  await work.user.click(await screen.findByRole('button', { name: 'Start A01' }))
  await screen.findByText('Visit page')
  expect(work.address()).toBe(`/visit/${id}`)
  expect(await firstValueFrom(work.services.visits.byId$(id))).toMatchObject({
    state: 'in service',
    technicianId: 'person-1',
  })
})

test('closed visits of the day stand below with how they ended', async () => {
  const work = await atWork()
  const { id } = await addVisit(work, 'DS Malik')
  await work.services.visits.change(id, (visit) => addVisitEvent(visit, closedAs('escalated'), work.services.stamp()))
  work.open('/')
  const done = await screen.findByRole('region', { name: 'Done today' })
  expect(within(done).getByRole('link', { name: 'DS Malik' }).getAttribute('href')).toBe(`/visit/${id}`)
  expect(within(done).getByText('Escalated')).toBeDefined()
})

test('a half-filled new visit can be gone on with', async () => {
  const work = await atWork()
  await work.services.drafts.save('new-visit', { kind: 'staff', staffNumber: 'P99' })
  work.open('/')
  const goOn = await screen.findByRole('link', { name: 'Go on with New visit' })
  expect(goOn.getAttribute('href')).toBe('/visit/new')
})

test('SY18 storage that is nearly full is said once on the queue', async () => {
  const work = await atWork({
    storageReport: () => Promise.resolve({ isProtected: true, usedBytes: 81, quotaBytes: 100 }),
  })
  work.open('/')
  expect(await screen.findByText('This tablet’s storage is nearly full')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Hide' }))
  work.open('/')
  await screen.findByRole('link', { name: 'New visit' })
  expect(screen.queryByText('This tablet’s storage is nearly full')).toBeNull()
})
