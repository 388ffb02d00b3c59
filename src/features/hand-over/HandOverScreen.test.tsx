// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test, vi } from 'vitest'
import { tapIdOf } from '../../domain/tap/recordTap.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { closedAs } from '../../testing/aVisit.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { HandOverScreen } from './HandOverScreen.tsx'

type HandOverWork = AtWork & { readonly visitId: string }

async function handOver(isClosed = true): Promise<HandOverWork> {
  const work = await renderAtWork([
    { path: '/', element: <p>Technician's side</p> },
    { path: '/visit/:visitId', element: <p>The visit</p> },
    { path: '/visit/:visitId/hand-over', Component: HandOverScreen },
  ])
  const { services } = work
  const { id: visitId } = await services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'laptop-fault',
      service: 'starts now',
    },
    services.stamp,
  )
  if (isClosed)
    await services.visits.change(visitId, (visit) => addVisitEvent(visit, closedAs('fixed'), services.stamp()))
  work.open(`/visit/${visitId}/hand-over`)
  await screen.findByRole('heading', {
    level: 1,
    name: isClosed ? 'How was your visit?' : 'This visit is not closed yet',
  })
  return { ...work, visitId }
}

const storedTap = async ({ database, visitId }: HandOverWork) =>
  (await database.taps.findOne(tapIdOf(visitId)).exec())?.toJSON()
const tapFace = async (work: AtWork, name: string) => work.user.click(screen.getByRole('button', { name }))

test.each([
  ['Very good', 'very good', 'What was good?'],
  ['Good', 'good', 'What was good?'],
  ['Poor', 'poor', 'What was not right?'],
  ['Very poor', 'very poor', 'What was not right?'],
])('one tap on %s is saved at once, and asks a fitting follow-up', async (label, face, question) => {
  const work = await handOver()
  await tapFace(work, label)
  await screen.findByRole('heading', { level: 1, name: `Thank you. ${question}` })
  expect(await storedTap(work)).toMatchObject({ face, visitId: work.visitId, events: [{ personId: null }] })
})

test('handing over offers the tap once and locks what is behind it', async () => {
  const work = await handOver()
  expect(work.services.lock.isUnlocked()).toBe(false)
  work.open(`/visit/${work.visitId}/hand-over`)
  await screen.findByRole('heading', { level: 1, name: 'How was your visit?' })
  const visit = await firstValueFrom(work.services.visits.byId$(work.visitId))
  expect(visit?.events.filter(({ kind }) => kind === 'tap offered')).toHaveLength(1)
})

test('the keys 1 to 4 tap the faces from the left', async () => {
  const work = await handOver()
  await work.user.keyboard('3')
  await screen.findByRole('heading', { level: 1, name: /What was not right/ })
  expect(await storedTap(work)).toMatchObject({ face: 'poor' })
})

test('what a visitor tells more is added to the tap', async () => {
  const work = await handOver()
  await tapFace(work, 'Very good')
  await work.user.click(await screen.findByRole('checkbox', { name: 'Quick' }))
  await work.user.type(screen.getByLabelText('Anything else?'), 'Back on duty in ten minutes')
  await work.user.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByRole('heading', { level: 1, name: 'Thank you' })
  expect((await storedTap(work))?.events.at(-1)).toMatchObject({
    kind: 'told more',
    reasons: ['Quick'],
    comment: 'Back on duty in ten minutes',
  })
})

test('a comment too long is asked about, not cut', async () => {
  const work = await handOver()
  await tapFace(work, 'Good')
  fireEvent.change(await screen.findByLabelText('Anything else?'), { target: { value: 'x'.repeat(241) } })
  await work.user.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Please use at most 240 characters')).toBeDefined()
  expect((await storedTap(work))?.events).toHaveLength(1)
})

test.each(['button', 'Escape'])('the follow-up can be skipped by %s', async (way) => {
  const work = await handOver()
  await tapFace(work, 'Good')
  const skip = await screen.findByRole('button', { name: 'Skip' })
  if (way === 'button') await work.user.click(skip)
  else await work.user.keyboard('{Escape}')
  await screen.findByRole('heading', { level: 1, name: 'Thank you' })
  expect((await storedTap(work))?.events).toHaveLength(1)
})

test('a visit with its tap says thanks, and nothing is asked twice', async () => {
  const work = await handOver()
  await tapFace(work, 'Good')
  await screen.findByRole('button', { name: 'Skip' })
  work.open(`/visit/${work.visitId}/hand-over`)
  await screen.findByRole('heading', { level: 1, name: 'Thank you' })
  expect(screen.queryByRole('button', { name: 'Good' })).toBeNull()
})

test('a visit that is not closed cannot be tapped, and nothing is locked', async () => {
  const work = await handOver(false)
  expect(screen.getByRole('link', { name: 'Go to the visit' })).toBeDefined()
  expect(work.services.lock.isUnlocked()).toBe(true)
})

test('the technician gets back by the lock alone', async () => {
  const work = await handOver()
  await tapFace(work, 'Technician')
  await screen.findByText("Technician's side")
  expect(work.services.lock.isUnlocked()).toBe(false)
  expect(await storedTap(work)).toBeUndefined()
})

test('a screen that nobody touches for 45 seconds goes back to the lock', async () => {
  const work = await handOver()
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    fireEvent.pointerDown(document.body)
    act(() => void vi.advanceTimersByTime(44_000))
    expect(work.address()).toContain('hand-over')
    act(() => void vi.advanceTimersByTime(1_000))
    await waitFor(() => expect(work.address()).toBe('/'))
  } finally {
    vi.useRealTimers()
  }
})
