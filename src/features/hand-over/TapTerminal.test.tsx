// @vitest-environment jsdom
import { cleanup, configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import { ServicesProvider } from '../../services.tsx'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { TapTerminal } from './TapTerminal.tsx'

const { tablet, catalogue, people, sites, bar } = aWorkplace()

async function aTapScreen() {
  configure({ asyncUtilTimeout: 10_000 })
  let timeMs = Date.parse('2026-11-24T10:17:00.000Z')
  const { services, database } = await createTestServices({ now: () => new Date(timeMs) })
  onTestFinished(cleanup)
  render(
    <ServicesProvider services={services}>
      <TapTerminal place={{ tablet, bar, catalogue, people, sites }} onLeave={() => undefined} />
    </ServicesProvider>,
  )
  const user = userEvent.setup()
  const tap = async (name: string) => user.click(await screen.findByRole('button', { name }))
  return {
    user,
    tap,
    taps: async () => (await database.taps.find().exec()).map((found) => found.toJSON()),
    later: (ms: number) => {
      timeMs += ms
    },
  }
}

test('one press is a whole answer of this bar and hour, and of no visit', async () => {
  const { tap, taps } = await aTapScreen()
  await tap('Very good')
  expect(await screen.findByRole('heading', { name: 'Thank you. What was good?' })).toBeDefined()
  expect(await taps()).toMatchObject([
    { face: 'very good', visitId: null, isMisuse: false, tappedAt: '2026-11-24T10:00:00.000Z', barId: bar.barId },
  ])
})

test('what it was is added to the press, and the faces come back for the next', async () => {
  const { tap, taps, user } = await aTapScreen()
  await tap('Poor')
  const [reason = ''] = catalogue.followUps.poor
  await user.click(await screen.findByText(reason))
  await tap('Send')
  expect(await screen.findByText('Your answer is saved.')).toBeDefined()
  expect((await taps())[0]?.events).toHaveLength(2)
  expect(await screen.findByRole('heading', { name: 'How was your visit?' })).toBeDefined()
})

test('presses within five seconds are kept and marked', async () => {
  const { tap, taps, later } = await aTapScreen()
  for (const apart of [0, 2_000, 8_000]) {
    later(apart)
    await tap('Good')
    await tap('Skip')
    await screen.findByRole('heading', { name: 'How was your visit?' })
  }
  const marked = (await taps()).map(({ isMisuse }) => isMisuse)
  expect([marked.length, marked.filter(Boolean).length]).toEqual([3, 1])
})
