// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test, vi } from 'vitest'
import type { AtWork } from '../../testing/renderAtWork.tsx'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { NewVisitScreen } from './NewVisitScreen.tsx'
import { VisitScreen } from './VisitScreen.tsx'

async function openForm(): Promise<AtWork> {
  const work = await renderAtWork([
    { path: '/', element: <p>Queue</p> },
    { path: '/visit/new', Component: NewVisitScreen },
    { path: '/visit/:visitId', Component: VisitScreen },
  ])
  work.open('/visit/new')
  await screen.findByRole('button', { name: 'Laptop will not start' })
  return work
}

const visitsOf = (work: AtWork) => firstValueFrom(work.services.visits.open$('lambeth-popup'))

test('a tap on the reason alone logs a visit of nobody recorded, with the first stated reason', async () => {
  const work = await openForm()
  const stated = screen.getByRole('radiogroup', { name: /Not recorded, because/ })
  expect(within(stated).getByRole('radio', { name: 'In a hurry' })).toHaveProperty('checked', true)
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  await screen.findByRole('heading', { level: 1, name: 'A01 · Not recorded: in a hurry' })
  expect(await visitsOf(work)).toMatchObject([
    { state: 'in service', queueNumber: 'A01', requester: { kind: 'not-recorded', why: 'In a hurry' } },
  ])
})

test('two quick taps make one visit', async () => {
  const work = await openForm()
  const tile = screen.getByRole('button', { name: 'Laptop will not start' })
  fireEvent.click(tile)
  fireEvent.click(tile)
  await screen.findByRole('heading', { level: 1, name: /A01/ })
  expect(await visitsOf(work)).toHaveLength(1)
})

test('a named officer may wait in the queue', async () => {
  const work = await openForm()
  await work.user.type(screen.getByLabelText('Staff number'), 'p1234')
  await work.user.type(screen.getByLabelText('Name'), 'PC Osei')
  await work.user.click(screen.getByRole('radio', { name: 'Wait in the queue' }))
  await work.user.click(screen.getByRole('button', { name: 'Collect a device' }))
  await screen.findByRole('heading', { level: 1, name: 'A01 · PC Osei' })
  expect(await visitsOf(work)).toMatchObject([{ state: 'waiting', staffNumber: 'P1234', reasonId: 'collect' }])
})

test('a name without its number is asked about, and nothing is logged', async () => {
  const work = await openForm()
  await work.user.type(screen.getByLabelText('Name'), 'PC Osei')
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  const summary = await screen.findByRole('alert')
  expect(document.activeElement).toBe(summary)
  await work.user.click(within(summary).getByRole('link', { name: /Enter the staff number of PC Osei/ }))
  expect(document.activeElement).toBe(screen.getByLabelText('Staff number'))
  expect(await visitsOf(work)).toEqual([])
})

test('what was typed is there again after a reload, and gone after the visit is logged', async () => {
  const work = await openForm()
  await work.user.type(screen.getByLabelText('Staff number'), 'P1234')
  await waitFor(async () =>
    expect(await work.services.drafts.read('new-visit')).toMatchObject({ value: { staffNumber: 'P1234' } }),
  )
  work.open('/visit/new')
  expect(await screen.findByLabelText('Staff number')).toHaveProperty('value', 'P1234')
  expect(screen.getByText(/begun earlier/)).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  await screen.findByRole('heading', { level: 1, name: 'A01 · P1234' })
  expect(await work.services.drafts.read('new-visit')).toBeNull()
})

test('a pass scanned with no field in focus fills the staff number', async () => {
  await openForm()
  for (const key of ['p', '7', '7', '7', 'Enter']) fireEvent.keyDown(document.body, { key })
  expect(await screen.findByLabelText('Staff number')).toHaveProperty('value', 'P777')
})

test('SY1 a visit that cannot be stored leaves the form and its draft as they were, and says so', async () => {
  const work = await openForm()
  await work.user.type(screen.getByLabelText('Staff number'), 'P1234')
  vi.spyOn(work.database.visits.storageInstance, 'bulkWrite').mockRejectedValue(new Error('The disk is full.'))
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  expect(await screen.findByText('The visit is not saved')).toBeDefined()
  expect(screen.getByLabelText('Staff number')).toHaveProperty('value', 'P1234')
  expect(await work.services.drafts.read('new-visit')).toMatchObject({ value: { staffNumber: 'P1234' } })
})

test('SY18 on a device without room the visit is not logged, it is said why, and what was typed stays', async () => {
  const work = await openForm()
  await work.user.type(screen.getByLabelText('Staff number'), 'P1234')
  const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  const write = vi.spyOn(work.database.visits.storageInstance, 'bulkWrite').mockRejectedValue(full)
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  expect(await screen.findByText(/This tablet’s storage is full/)).toBeDefined()
  expect(screen.getByLabelText('Staff number')).toHaveProperty('value', 'P1234')
  write.mockRestore()
  expect(await visitsOf(work)).toEqual([])
  await work.user.click(screen.getByRole('button', { name: 'Laptop will not start' }))
  await screen.findByRole('heading', { level: 1, name: /A01/ })
})
