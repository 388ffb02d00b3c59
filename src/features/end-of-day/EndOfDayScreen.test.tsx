// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { EndOfDayScreen } from './EndOfDayScreen.tsx'
import { checksumWords, wordsOfResult } from './endOfDayWords.ts'

const routes = [{ path: '/tablet/end-of-day', Component: EndOfDayScreen }]

test('SY17 without the centre’s own word there is no receipt, and it is said what to do', async () => {
  const work = await renderAtWork(routes)
  await work.services.tablet.saveAccount({ name: 'tryout', password: 'TRYOUT-K7QF-2M9X' })
  work.open('/tablet/end-of-day')
  await work.user.click(await screen.findByRole('button', { name: 'Ask the centre' }))
  expect(await screen.findByText('No receipt: The centre could not be reached.')).toBeDefined()
  expect(screen.getByText(/Go where there is a network/)).toBeDefined()
})

test('who is still in the queue is named before the bar closes, and is nobody once that is settled', async () => {
  const work = await renderAtWork(routes)
  const { visits, stamp } = work.services
  work.open('/tablet/end-of-day')
  await screen.findByRole('button', { name: 'Ask the centre' })
  expect(screen.queryByText(/still open/)).toBeNull()
  const { id } = await visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    stamp,
  )
  expect(await screen.findByText('1 visit is still open')).toBeDefined()
  expect(screen.getByRole('link', { name: 'A01 PC Osei' }).getAttribute('href')).toBe(`/visit/${id}`)
  await visits.change(id, (visit) => addVisitEvent(visit, { kind: 'abandoned' }, stamp()))
  await waitFor(() => expect(screen.queryByText(/still open/)).toBeNull())
})

test('SY17 the receipt that was given stays, large, with its time', async () => {
  const work = await renderAtWork(routes)
  const receipt = {
    barId: 'lambeth-popup',
    tabletId: work.installId,
    day: '2026-11-23',
    count: 47,
    checksum: '0123456789abcdef'.repeat(4),
    at: '2026-11-23T17:05:00.000Z',
  }
  await work.database.local.insert({ id: 'receipt', value: receipt, savedAt: receipt.at })
  work.open('/tablet/end-of-day')
  expect(await screen.findByRole('heading', { name: 'Receipt for Mon 23 Nov' })).toBeDefined()
  expect(screen.getByText('47 records')).toBeDefined()
  expect(screen.getByText('0123 4567 89ab cdef')).toBeDefined()
  expect(screen.getByText('Mon 23 Nov, 17:05')).toBeDefined()
})

test('SY17 a difference names what is missing where, and what to do', () => {
  const words = wordsOfResult({
    kind: 'differs',
    missingAtCentre: ['Visit A07', 'Smiley'],
    missingHere: ['Visit', 'Visit'],
    otherVersion: ['Visit A09'],
  })
  expect(words.lines).toEqual([
    'Not at the centre: Visit A07, Smiley.',
    'At the centre in another version: Visit A09.',
    'At the centre, and not on this tablet: 2 records.',
  ])
  expect(words.next).toContain('ask again in a minute')
})

test('SY17 what is refused is a reason of its own', () => {
  const words = wordsOfResult({ kind: 'unsent left', toSend: 0, refused: 1, damaged: 0 })
  expect(words.title).toBe('1 record is not at the centre yet')
  expect(words.next).toContain('Needs attention')
  expect(checksumWords('ab')).toBe('')
})

test('SY17 what is damaged on this tablet is a reason too', () => {
  const words = wordsOfResult({ kind: 'unsent left', toSend: 1, refused: 0, damaged: 1 })
  expect(words.title).toBe('2 records are not at the centre yet')
  expect(words.lines).toEqual(['Still to send: 1.', 'Damaged on this tablet: 1.'])
  expect(words.next).toContain('Needs attention')
})

test('closing the bar asks about who still waits, and leads to the receipt', async () => {
  const work = await renderAtWork(routes)
  const { visits, shifts, stamp, attendances } = work.services
  await work.services.tablet.saveAccount({ name: 'tryout', password: 'TRYOUT-K7QF-2M9X' })
  await shifts.note({ kind: 'bar opened', siteId: 'kennington' })
  const at = { barId: 'lambeth-popup', openingId: 'opening:lambeth-popup:2026-11-24', reasonId: 'laptop-fault' }
  await visits.add({ ...at, requester: { kind: 'guest', name: 'Kit' }, service: 'waits' }, stamp)
  const doors = async () => (await firstValueFrom(attendances.at$(at.openingId))).doors.kind
  work.open('/tablet/end-of-day')
  await work.user.click(await screen.findByRole('button', { name: 'Close the bar' }))
  await screen.findByText('Close while 1 person is waiting?')
  await work.user.click(screen.getByRole('button', { name: 'Go on helping' }))
  expect(await doors()).toBe('opened')
  await work.user.click(screen.getByRole('button', { name: 'Close the bar' }))
  await work.user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Close the bar' }))
  expect(await screen.findByText('The bar was closed at 10:00.')).toBeDefined()
  expect(await doors()).toBe('closed')
  expect(await screen.findByText('No receipt: The centre could not be reached.')).toBeDefined()
  // Closing ends nobody's visit.
  expect(await firstValueFrom(visits.open$('lambeth-popup'))).toHaveLength(1)
})
