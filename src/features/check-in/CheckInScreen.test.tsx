// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { firstValueFrom } from 'rxjs'
import { expect, onTestFinished, test } from 'vitest'
import type { Bar } from '../../domain/bar/bar.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { ServicesProvider } from '../../services.tsx'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { CheckInScreen } from './CheckInScreen.tsx'

const { tablet, catalogue, people, sites, bar: crew } = aWorkplace()
const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }
const bar = { ...crew, kind: 'desk' as const, name: 'Lambeth desk', siteId: 'kennington', hours }

async function aCheckIn(clock = '10:00', at: Bar = bar) {
  configure({ asyncUtilTimeout: 10_000 })
  const { services } = await createTestServices({ now: () => new Date(`2026-11-24T${clock}:00.000Z`) })
  await services.tablet.startShift({
    personId: 'person-1',
    opening: { id: 'opening:lambeth-popup:2026-11-24', siteId: 'kennington', day: '2026-11-24' },
  })
  onTestFinished(cleanup)
  render(
    <ServicesProvider services={services}>
      <CheckInScreen place={{ tablet, bar: at, catalogue, people, sites }} onLeave={() => undefined} />
    </ServicesProvider>,
  )
  const user = userEvent.setup()
  const tap = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }))
  const type = async (label: string, text: string) => user.type(await screen.findByLabelText(label), text)
  const open = () => firstValueFrom(services.visits.open$(bar.barId))
  return { services, user, tap, type, open }
}

test('staff check in by number, say why and what the board may show, and know their place', async () => {
  const { tap, type, open } = await aCheckIn()
  await tap('Check in')
  await type('Staff number', 'p 1234')
  await type('Name', 'Kemi Osei')
  await tap('Continue')
  await tap('Laptop will not start')
  await tap('K. O.')
  expect(await screen.findByRole('heading', { name: 'You are A01' })).toBeDefined()
  expect(screen.getByText('First in line, soon')).toBeDefined()
  const [visit] = await open()
  expect(visit).toMatchObject({
    state: 'waiting',
    requester: { kind: 'staff', staffNumber: 'P1234', name: 'Kemi Osei' },
    shownAs: 'K. O.',
    openingId: `opening:${bar.barId}:2026-11-24`,
  })
  // The visitor did it: no technician stands in the record.
  expect(visit?.events[0]?.personId).toBeNull()
  await tap('Done')
  expect(await screen.findByText(/1 person is waiting/)).toBeDefined()
})

test('who gives no name is asked nothing more: the board shows the number', async () => {
  const { tap, type, open } = await aCheckIn()
  await tap('Check in')
  await tap('Continue')
  expect(await screen.findByText('Enter your staff number')).toBeDefined()
  await type('Staff number', 'P1234')
  await tap('Continue')
  await tap('Collect a device')
  await screen.findByRole('heading', { name: 'You are A01' })
  expect((await open())[0]?.shownAs).toBeNull()
})

test('a guest gives a name; nothing typed is left for the next visitor', async () => {
  const { tap, type, user } = await aCheckIn()
  await tap('Check in')
  await user.click(await screen.findByText('I am a guest'))
  await type('Name', 'Zoe Abara')
  await tap('Cancel')
  await tap('Check in')
  await user.click(await screen.findByText('I am a guest'))
  expect((await screen.findByLabelText<HTMLInputElement>('Name')).value).toBe('')
})

test('a visitor leaves the queue by the number and the name given, and not by the number alone', async () => {
  const { tap, type, open, services } = await aCheckIn()
  await services.visits.add(
    {
      barId: bar.barId,
      openingId: `opening:${bar.barId}:2026-11-24`,
      requester: { kind: 'staff', staffNumber: 'P1234', name: null },
      reasonId: 'collect',
      service: 'waits',
    },
    services.stamp,
  )
  await tap('Leave the queue')
  await type('Your number', 'a01')
  await type('Your staff number, or the name you gave', 'P9999')
  await tap('Leave the queue')
  expect(await screen.findByText(/Nobody waits under this number and name/)).toBeDefined()
  expect(await open()).toHaveLength(1)
  const who = screen.getByLabelText<HTMLInputElement>('Your staff number, or the name you gave')
  who.focus()
  who.setSelectionRange(0, who.value.length)
  await type('Your staff number, or the name you gave', '{Backspace>5}P1234')
  await tap('Leave the queue')
  expect(await screen.findByRole('heading', { name: 'A01 is out of the queue' })).toBeDefined()
  expect(await open()).toEqual([])
})

test('who is called while they read their place is told that it is their turn', async () => {
  const { tap, type, open, services } = await aCheckIn()
  await tap('Check in')
  await type('Staff number', 'P1234')
  await tap('Continue')
  await tap('Collect a device')
  await screen.findByRole('heading', { name: 'You are A01' })
  const [visit] = await open()
  await services.visits.change(visit?.id ?? '', (now) => addVisitEvent(now, { kind: 'started' }, services.stamp()))
  expect(await screen.findByRole('heading', { name: 'It is your turn' })).toBeDefined()
})

test.each([
  ['08:20', 'Lambeth desk is closed', 'Open again Tue 24 Nov, 08:30 to 17:00.'],
  ['16:50', 'Check-in has ended for today', 'Open again Wed 25 Nov, 08:30 to 17:00.'],
  ['17:10', 'Lambeth desk is closed', 'Open again Wed 25 Nov, 08:30 to 17:00.'],
])('at %s nobody can check in: %s', async (clock, title, words) => {
  await aCheckIn(clock)
  expect(await screen.findByRole('heading', { name: title })).toBeDefined()
  expect(screen.getByText(words)).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Check in' })).toBeNull()
})

const scan = (text: string) => {
  for (const key of [...text.split(''), 'Enter']) fireEvent.keyDown(document.body, { key })
}

test('a pass that is scanned goes straight on to the reason; another code says what it is not', async () => {
  const { tap, open } = await aCheckIn()
  await screen.findByRole('button', { name: 'Check in' })
  // The screen hears a scanner from its first effect on, a moment after it is shown.
  await expect
    .poll(() => {
      scan('https://example.org')
      return screen.queryByText(/This code is not a staff pass/)
    })
    .not.toBeNull()
  scan('P4321')
  // What was read is shown, and can be put right.
  expect(await screen.findByText('P4321')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Not you?' })).toBeDefined()
  await tap('Laptop will not start')
  await screen.findByRole('heading', { name: 'You are A01' })
  expect((await open())[0]?.requester).toEqual({ kind: 'staff', staffNumber: 'P4321', name: null })
})

test('a pop-up takes visitors from when its crew has opened it', async () => {
  const { services, tap } = await aCheckIn('09:30', crew)
  const planned = { id: `opening:${crew.barId}:2026-11-24`, barId: crew.barId, day: '2026-11-24' }
  const siteId = 'kennington'
  await services.attendances.note(planned, { kind: 'came', siteId }, services.stamp())
  expect(await screen.findByRole('heading', { name: `${crew.name} is closed` })).toBeDefined()
  await services.attendances.note(planned, { kind: 'bar opened', siteId }, services.stamp())
  await tap('Check in')
  expect(await screen.findByRole('heading', { name: 'Who are you?' })).toBeDefined()
})

test('a pass that is scanned beside a name that is too long asks about the name, and checks nobody in yet', async () => {
  const { tap, open } = await aCheckIn()
  await tap('Check in')
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'x'.repeat(81) } })
  scan('P4321')
  expect(await screen.findAllByText('A name has at most 80 characters')).not.toEqual([])
  expect(screen.getByLabelText('Staff number')).toHaveProperty('value', 'P4321')
  expect(await open()).toEqual([])
})

test('a pass that is scanned while the bar is closed checks nobody in', async () => {
  const { open } = await aCheckIn('18:00')
  await screen.findByRole('heading', { name: 'Lambeth desk is closed' })
  scan('P4321')
  expect(screen.queryByRole('heading', { name: 'What brings you here?' })).toBeNull()
  expect(await open()).toEqual([])
})
