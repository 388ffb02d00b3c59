import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { aWorkingMorning } from './aWorkingMorning.ts'
import { landscape, type OpenTablet, openTablet } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationDesk, technicianAt } from './technician.ts'

let centre: RunningCentre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.remove())

const opened: { readonly tablet: OpenTablet; readonly profile: string }[] = []
afterEach(async () => {
  for (const { tablet, profile } of opened) {
    await tablet.close()
    await rm(profile, { recursive: true, force: true })
  }
})

/** A tablet of the desk, signed in; its clock runs from ten in the morning, since a desk has hours. */
async function atTheDesk(letter: string, name: string = demonstrationDesk.technician) {
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  const tablet = await openTablet(profile, landscape)
  opened.push({ tablet, profile })
  const { page, context } = tablet
  await context.clock.install({ time: aWorkingMorning() })
  const technician = technicianAt(page, { ...demonstrationDesk, technician: name })
  await technician.setUp(centre, letter)
  await technician.signIn()
  await technician.untilInstalled()
  const useAs = async (screen: RegExp, until: string | RegExp) => {
    await page.getByRole('navigation').getByRole('link', { name: 'Tablet' }).tap()
    await technician.button(screen).tap()
    await page.getByRole('heading', { name: until }).first().waitFor()
  }
  return { ...technician, page, context, useAs, faults: tablet.faults }
}

type AtDesk = Awaited<ReturnType<typeof atTheDesk>>
/** When the test saw it happen, by the test's own clock. */
type Noted = { arrivedMs: number; startedMs?: number }

test('a morning at a desk: forty visitors, five screens, one technician away from the network for half of them', async () => {
  const ann = await atTheDesk('A')
  const ben = await atTheDesk('B', 'Ben Hossain')
  const checkIn = await atTheDesk('C')
  await checkIn.useAs(/Use for check-in/, 'Welcome to Croydon desk')
  const board = await atTheDesk('D')
  await board.useAs(/Use as wall board/, 'Next')
  const taps = await atTheDesk('E')
  await taps.useAs(/Use as tap screen/, 'How was your visit?')
  await taps.context.setOffline(true)

  const noted = new Map<string, Noted>()
  let visitors = 0
  const arrive = async () => {
    visitors += 1
    const staffNumber = `P4${String(visitors).padStart(4, '0')}`
    await checkIn.button('Check in').tap()
    await checkIn.page.getByRole('textbox', { name: 'Staff number' }).fill(staffNumber)
    await checkIn.button('Continue').tap()
    await checkIn.button('Printing').tap()
    const title = await checkIn.page.getByRole('heading', { level: 1, name: /^You are C/ }).innerText()
    const number = title.replace('You are ', '')
    noted.set(number, { arrivedMs: Date.now() })
    await checkIn.button('Done').tap()
    return number
  }
  const start = async (technician: AtDesk, number: string) => {
    await technician.button(`Start ${number}`).tap()
    await technician.page.getByRole('heading', { name: 'Outcome' }).waitFor()
    const known = noted.get(number)
    if (known !== undefined) known.startedMs ??= Date.now()
  }
  const serve = async (technician: AtDesk, number: string) => {
    await start(technician, number)
    await technician.end('Fixed')
    await technician.toQueue()
  }

  for (let n = 0; n < 10; n += 1) await arrive()
  for (const [place, number] of [...noted.keys()].entries()) await serve(place % 2 === 0 ? ann : ben, number)

  // One is called, so that the board shows it; then both take the same one, while one of them hears of nothing.
  const both = await arrive()
  await ann.button(`Call ${both}`).tap()
  await board.page.getByRole('region', { name: 'Please come to the desk' }).getByText(both).waitFor()
  await ben.page.getByText('Called by Amara Abara').waitFor()
  await ben.context.setOffline(true)
  await start(ann, both)
  await ann.toQueue()
  for (let n = 0; n < 20; n += 1) {
    const number = await arrive()
    if (n === 3) await start(ben, both)
    await serve(ann, number)
  }
  await ben.toQueue()
  for (let n = 0; n < 3; n += 1) {
    await ben.newVisit(`P5${n}000`, 'Phone fault')
    await ben.end('Fixed')
    await ben.toQueue()
  }
  await ben.context.setOffline(false)
  // Ann was first, so she has the visitor; Ben is told, and the visitor is helped once.
  await ben.page.getByText(`${both} P40011 is with Amara Abara`).waitFor()
  await ann.page.getByText(/^with you/).waitFor()
  await expect.poll(() => ben.syncWords()).toMatch(/All sent/)
  for (let n = 0; n < 6; n += 1) await serve(n % 2 === 0 ? ann : ben, await arrive())
  await ann.page.getByRole('link', { name: 'P40011' }).tap()
  await ann.end('Fixed')
  await ann.toQueue()

  for (const technician of [ann, ben]) await technician.page.getByText('Nobody is waiting and nobody').waitFor()
  await board.page.getByText('Nobody is waiting').waitFor()
  for (let n = 0; n < 20; n += 1) {
    await taps.button('Good').tap()
    await taps.button('Skip').tap()
    await taps.page.getByRole('heading', { name: 'How was your visit?' }).waitFor()
  }
  await taps.context.setOffline(false)

  const ours = async () =>
    (await centre.documents(demonstrationDesk.id)).filter(
      (record) => record.type === 'visit' && /^P[45]\d{4}$/.test((record as unknown as Visit).staffNumber),
    ) as unknown as readonly Visit[]
  await expect.poll(async () => (await ours()).filter(({ state }) => state === 'closed')).toHaveLength(40)
  const visits = await ours()
  expect(new Set(visits.map(({ queueNumber }) => queueNumber)).size).toBe(40)
  for (const { queueNumber, waitMs } of visits) {
    const known = noted.get(queueNumber)
    if (known?.startedMs === undefined || queueNumber === both) continue
    expect(Math.abs((waitMs ?? Number.NaN) - (known.startedMs - known.arrivedMs)), queueNumber).toBeLessThan(60_000)
  }
  const pressed = async () =>
    (await centre.documents(demonstrationDesk.id)).filter(
      (record) => record.type === 'tap' && (record as unknown as { visitId: unknown }).visitId === null,
    )
  await expect.poll(pressed).toHaveLength(20)
  for (const { faults } of [ann, ben, checkIn, board, taps]) expect(faults).toEqual([])
}, 900_000)
