// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IDBFactory } from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Ports } from '../composeServices.ts'
import { ServicesProvider } from '../services.tsx'
import { mostWrongPins } from '../domain/tablet/mostWrongPins.ts'
import { aKeyring } from '../testing/aKeyring.ts'
import { aWorkplace } from '../testing/aWorkplace.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { App } from './App.tsx'

/** Tue 24 Nov 2026, 10:00 UTC, and running: the wait after a wrong PIN has to end. */
function aRunningClock(): () => Date {
  const start = performance.now()
  return () => new Date(Date.parse('2026-11-24T10:00:00.000Z') + performance.now() - start)
}

async function openApp(address = '/', ports: Partial<Ports> = {}) {
  configure({ asyncUtilTimeout: 10_000 })
  // jsdom lays nothing out, so it knows no scrolling.
  Element.prototype.scrollIntoView = () => undefined
  onTestFinished(cleanup)
  window.history.replaceState(null, '', address)
  const testServices = await createTestServices({ now: aRunningClock(), ...ports })
  const { services } = testServices
  services.lock.setUnlocked(false)
  const { bar, people, sites, catalogue } = aWorkplace()
  const draw = () =>
    render(
      <ServicesProvider services={services}>
        <App />
      </ServicesProvider>,
    )
  return {
    ...testServices,
    draw,
    user: userEvent.setup(),
    receiveBar: async () => {
      await testServices.receiveReference([bar, ...people, ...sites, catalogue])
      await services.tablet.saveAccount({ name: 'tryout', password: 'TRYOUT-K7QF-2M9X' })
      await services.tablet.setUp({ barId: bar.barId, letter: 'A' })
    },
  }
}

test('a new tablet asks for its set-up code, and says what is unclear about it beside the field and at the top', async () => {
  const { draw, user } = await openApp()
  draw()
  await user.type(await screen.findByLabelText('Set-up code'), 'TRYOUT')
  await user.click(screen.getByRole('button', { name: 'Set up' }))
  const link = await screen.findByRole('link', { name: /Put a hyphen after the name/ })
  expect(document.activeElement).toBe(link.closest('[role=alert]'))
  await user.click(link)
  expect(document.activeElement).toBe(screen.getByLabelText('Set-up code'))
})

test('SY18 a tablet whose records are gone says what happened, what is safe and what to do, before anything else', async () => {
  const marker = { installId: 'gone', letter: 'A', barId: 'lambeth-popup', unsent: 2, lastSuccessAt: null }
  const installNote = { read: () => JSON.stringify(marker), write: () => undefined }
  const { draw, user } = await openApp('/', { installNote })
  draw()
  expect(await screen.findByRole('heading', { name: 'This tablet has lost its records' })).toBeDefined()
  expect(screen.getByText(/2 records were not sent yet/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'I have read this' }))
  expect(await screen.findByLabelText('Set-up code')).toBeDefined()
})

test('without a network the set-up code says what to do', async () => {
  const { draw, user } = await openApp()
  draw()
  await user.type(await screen.findByLabelText('Set-up code'), 'TRYOUT-K7QF-2M9X')
  await user.click(screen.getByRole('button', { name: 'Set up' }))
  expect(await screen.findByRole('link', { name: /Connect this tablet to a network/ })).toBeDefined()
})

test('a technician signs in with a PIN and the site of the day, and stands before the queue', async () => {
  const { draw, user, receiveBar } = await openApp()
  await receiveBar()
  draw()
  await user.click(await screen.findByRole('button', { name: 'Sana Begum' }))
  await user.keyboard('1357{Enter}')
  expect(await screen.findByText('That is not your PIN. Try again.')).toBeDefined()
  await screen.findByRole('button', { name: 'Sign in' })
  for (const digit of '2468') await user.click(screen.getByRole('button', { name: digit }))
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await user.click(await screen.findByRole('button', { name: /Kennington/ }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Queue' })).toBeDefined()
  await waitFor(() => expect(document.title).toBe('Queue - Tech Bar'))
})

test('a locked tablet shows nobody, and opens again at the screen it was locked on', async () => {
  const { draw, user, receiveBar, services } = await openApp('/stock')
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  draw()
  expect(await screen.findByRole('heading', { level: 1, name: 'Locked' })).toBeDefined()
  await user.keyboard('2468{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Stock' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Lock' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Locked' })).toBeDefined()
})

test('out of sight is locked', async () => {
  const { draw, receiveBar, services } = await openApp('/stock')
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  services.lock.setUnlocked(true)
  draw()
  await screen.findByRole('heading', { level: 1, name: 'Stock' })
  const state = vi.spyOn(document, 'visibilityState', 'get')
  onTestFinished(() => state.mockRestore())
  state.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(services.lock.isUnlocked()).toBe(true)
  // A reload hides the page as well, after it was left.
  state.mockReturnValue('hidden')
  window.dispatchEvent(new Event('pagehide'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(services.lock.isUnlocked()).toBe(true)
  window.dispatchEvent(new Event('pageshow'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Locked' })).toBeDefined()
  expect(services.lock.isUnlocked()).toBe(false)
})

test('an account for screens alone asks which one this is, signs nobody in, and comes back to that question', async () => {
  const { draw, user, receiveBar, services } = await openApp('/stock')
  await receiveBar()
  await services.tablet.saveRoles(['desk-screen', 'bar:lambeth-popup'])
  draw()
  expect(await screen.findByRole('heading', { level: 1, name: 'What is this screen for?' })).toBeDefined()
  expect(screen.queryByRole('navigation')).toBeNull()
  await user.click(await screen.findByRole('button', { name: 'Use as wall board' }))
  await screen.findByRole('heading', { level: 1, name: 'Lambeth pop-up is closed' })
  await user.click(screen.getByRole('button', { name: 'Technician' }))
  await user.click(await screen.findByRole('button', { name: 'Sana Begum' }))
  await user.keyboard('2468{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'What is this screen for?' })).toBeDefined()
})

test('the wait after a wrong PIN outlives a reload', async () => {
  const { draw, user, receiveBar, services } = await openApp()
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  draw()
  await screen.findByRole('heading', { level: 1, name: 'Locked' })
  await user.keyboard('1357{Enter}')
  expect(await screen.findByText('That is not your PIN. Try again.')).toBeDefined()
  services.pinTries.save({ wrongTimes: 6, waitUntil: services.now().getTime() + 32_000 })
  cleanup()
  draw()
  expect(await screen.findByText(/Wait 3\d s/)).toBeDefined()
})

/** Locked, 19 wrong PINs before, and its keyring on a disk of its own; `isKept`: its recovery code is at the centre. */
async function lockedAfterManyWrong(isKept: boolean) {
  const disk = new IDBFactory()
  const keyring = await aKeyring(disk)
  const ways = await keyring.ways()
  if (isKept) await ways.keepRecovery('23AB-CDEF-GHJK')
  let timesStarted = 0
  const startAnew = () => {
    timesStarted += 1
  }
  const { draw, user, receiveBar, services } = await openApp('/', { keyring, startAnew })
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  const opensByItself = async () => (await aKeyring(disk)).isOpen()
  await expect.poll(opensByItself, { timeout: 30_000 }).toBe(!isKept)
  services.pinTries.save({ wrongTimes: mostWrongPins - 1, waitUntil: 0 })
  draw()
  await screen.findByRole('heading', { level: 1, name: 'Locked' })
  await user.keyboard('1357{Enter}')
  return { disk, startedAnew: () => timesStarted, opensByItself, services }
}

test('too many wrong PINs seal a tablet that is locked: the page starts anew, and only the recovery code opens it', async () => {
  const { disk, startedAnew } = await lockedAfterManyWrong(true)
  await expect.poll(startedAnew).toBe(1)
  const ways = await (await aKeyring(disk)).ways()
  expect(await ways.holders()).toEqual([])
  expect(await ways.open({ kind: 'recovery code', code: '23AB-CDEF-GHJK' })).toBe('right')
})

test('too many wrong PINs seal no tablet that nothing else would open: they wait', async () => {
  const { startedAnew, opensByItself, services } = await lockedAfterManyWrong(false)
  expect(await screen.findByText(/^That is not your PIN either/)).toBeDefined()
  expect(services.pinTries.read().wrongTimes).toBe(mostWrongPins)
  expect(startedAnew()).toBe(0)
  expect(await opensByItself()).toBe(true)
})

test('a PIN that this tablet cannot check says so, and can be tried again', async () => {
  const { draw, user, receiveBar, services } = await openApp('/', {
    checkPin: () => Promise.reject(new Error('No crypto here.')),
  })
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  draw()
  await screen.findByRole('heading', { level: 1, name: 'Locked' })
  await user.keyboard('2468{Enter}')
  expect(await screen.findByText(/could not check the PIN/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Unlock' })).toBeDefined()
})

test('a wall board stays one over a restart and at any address; only a PIN of the bar ends it', async () => {
  const { draw, user, receiveBar, services } = await openApp('/tablet')
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  services.lock.setUnlocked(true)
  draw()
  await user.click(await screen.findByRole('button', { name: 'Use as wall board' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Lambeth pop-up is closed' })).toBeDefined()
  expect(screen.queryByRole('navigation')).toBeNull()
  expect(services.lock.isUnlocked()).toBe(false)

  cleanup()
  window.history.replaceState(null, '', '/stock')
  draw()
  await screen.findByRole('heading', { level: 1, name: 'Lambeth pop-up is closed' })
  await user.click(screen.getByRole('button', { name: 'Technician' }))
  await user.click(await screen.findByRole('button', { name: 'Back to the visitors’ screen' }))
  await user.click(await screen.findByRole('button', { name: 'Technician' }))
  await user.click(await screen.findByRole('button', { name: 'Sana Begum' }))
  await user.keyboard('2468{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Stock' })).toBeDefined()
})

test('an address that leads nowhere says so and leads to the queue', async () => {
  const { draw, user, receiveBar, services } = await openApp('/no/such/screen')
  await receiveBar()
  await services.tablet.startShift(aWorkplace().shift)
  services.lock.setUnlocked(true)
  draw()
  await user.click(await screen.findByRole('link', { name: 'Go to the queue' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Queue' })).toBeDefined()
})
