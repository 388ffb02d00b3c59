import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landscape, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { technicianAt } from './technician.ts'

let centre: RunningCentre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.remove())

type Heard = { writes: number; weakWrites: number; askedForProtection: number }

/** Counts, in the page, what the app asks of the browser. */
function listen() {
  const heard: Heard = { writes: 0, weakWrites: 0, askedForProtection: 0 }
  Object.assign(globalThis, { heard })
  type Begin = (this: IDBDatabase, ...asked: Parameters<IDBDatabase['transaction']>) => IDBTransaction
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as Begin
  IDBDatabase.prototype.transaction = function (...asked) {
    const begun = begin.apply(this, asked)
    if (begun.mode === 'readwrite') heard.writes += 1
    if (begun.mode === 'readwrite' && begun.durability !== 'strict') heard.weakWrites += 1
    return begun
  }
  const { storage } = navigator
  const persist = storage.persist.bind(storage)
  storage.persist = () => {
    heard.askedForProtection += 1
    return persist()
  }
}

test('SY1 SY18 every write is asked for with strict durability, and the browser is asked to protect the data', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  const tablet = await openTablet(profile, landscape)
  await tablet.page.addInitScript(listen)
  const technician = technicianAt(tablet.page)
  await technician.setUp(centre, 'A')
  await technician.signIn()
  await technician.newVisit('P30001', 'Printing')
  const heard = await tablet.page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard)
  expect(heard.writes).toBeGreaterThan(0)
  expect(heard).toMatchObject({ weakWrites: 0, askedForProtection: 1 })
  await tablet.close()
  await rm(profile, { recursive: true, force: true })
})

test('SY8 a tablet that lost its network asks the browser to wake it, and each window hears when it does', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  const tablet = await openTablet(profile, landscape)
  const { page, context } = tablet
  await page.goto(centre.appUrl)
  await technicianAt(page).untilInstalled()
  await technicianAt(page).heading('Set up this tablet')
  await context.setOffline(true)
  const tags = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (registration as unknown as { sync: { getTags(): Promise<string[]> } }).sync.getTags()
    })
  await expect.poll(tags).toEqual(['techbar-network-is-back'])

  const woken = page.evaluate(
    () => new Promise((resolve) => navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data))),
  )
  await context.setOffline(false)
  const session = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
      resolve(registrations[0]?.registrationId ?? ''),
    ),
  )
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin: new URL(centre.appUrl).origin,
    registrationId: await registered,
    tag: 'techbar-network-is-back',
    lastChance: false,
  })
  expect(await woken).toEqual({ type: 'WAKE' })
  await tablet.close()
  await rm(profile, { recursive: true, force: true })
})
