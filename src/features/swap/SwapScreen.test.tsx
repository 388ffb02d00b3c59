// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test, vi } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aRegisteredDevice, aRegisterPage } from '../../testing/aRegisteredDevice.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { SwapReceiptScreen } from './SwapReceiptScreen.tsx'
import { SwapScreen } from './SwapScreen.tsx'

type SwapWork = AtWork & { readonly visitId: string }

async function openSwap(stock: readonly string[] = ['LA1', 'LA2'], workplace = aWorkplace()): Promise<SwapWork> {
  const routes = [
    { path: '/visit/:visitId', element: <p>The visit</p> },
    { path: '/visit/:visitId/swap/*', Component: SwapScreen },
    { path: '/swap/:swapId', Component: SwapReceiptScreen },
  ]
  const work = await renderAtWork(routes, {}, workplace)
  await work.receiveStock(stock.map((assetTag) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })))
  const { id: visitId } = await work.services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'laptop-fault',
      service: 'starts now',
    },
    work.services.stamp,
  )
  work.open(`/visit/${visitId}/swap`)
  await screen.findByRole('heading', { level: 1, name: 'Which device comes in?' })
  return { ...work, visitId }
}

const goOn = async ({ user }: AtWork) => user.click(screen.getByRole('button', { name: 'Continue' }))
const choose = async ({ user }: AtWork, name: string | RegExp) => user.click(await screen.findByRole('radio', { name }))
const page = async (name: string) => screen.findByRole('heading', { level: 1, name })

async function answerDevices(work: AtWork) {
  await work.user.type(screen.getByLabelText('Asset tag'), 'lt1001')
  await choose(work, 'Laptop A')
  await goOn(work)
  await page('Where is LT1001 now?')
  await choose(work, 'Here, handed in now')
  await goOn(work)
  await page('What condition is it in?')
  await choose(work, 'Does not start')
  await goOn(work)
  await page('What is known about its data?')
  for (const question of ['Does it start?', 'Is it encrypted?', 'Is the data on it backed up?'])
    await work.user.click(
      within(screen.getByRole('radiogroup', { name: question })).getByRole('radio', { name: 'Not known' }),
    )
  await goOn(work)
  await page('Which device goes out?')
}

async function chooseDevice(work: AtWork, assetTag = 'LA1') {
  await choose(work, new RegExp(assetTag))
  await goOn(work)
  await page(`Does PC Osei accept ${assetTag}?`)
}

function sign() {
  const pad = screen.getByRole('img', { name: /Signature for/ })
  pad.setPointerCapture = () => undefined
  pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: 500, height: 200 }) as DOMRect
  fireEvent.pointerDown(pad, { isPrimary: true, clientX: 100, clientY: 100 })
  fireEvent.pointerMove(pad, { isPrimary: true, clientX: 200, clientY: 150 })
  fireEvent.pointerUp(pad, { isPrimary: true })
}

async function acceptAndSign(work: AtWork) {
  await choose(work, 'Accepts and signs')
  sign()
  await goOn(work)
  await page('Check the answers')
}

const record = async ({ user }: AtWork) =>
  user.click(screen.getByRole('button', { name: 'Record the swap and close the visit' }))
const swapsOf = ({ services, visitId }: SwapWork) => firstValueFrom(services.swaps.ofVisit$(visitId))
const visitOf = ({ services, visitId }: SwapWork) => firstValueFrom(services.visits.byId$(visitId))

test('questions one after the other, one record at the end, the visit closed, a receipt', async () => {
  const work = await openSwap()
  await answerDevices(work)
  expect(screen.getByText('A faulty device is replaced.')).toBeDefined()
  await chooseDevice(work)
  await acceptAndSign(work)
  expect(await swapsOf(work)).toEqual([])
  await record(work)
  await page('Receipt')
  const [swap] = await swapsOf(work)
  expect(swap).toMatchObject({ state: 'complete', incoming: { assetTag: 'LT1001' }, outgoing: { assetTag: 'LA1' } })
  expect(await visitOf(work)).toMatchObject({
    state: 'closed',
    outcome: 'swapped',
    swapId: swap?.id,
    assetTag: 'LT1001',
  })
  expect(await work.services.drafts.read(`swap:${work.visitId}`)).toBeNull()
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeDefined()
}, 20_000)

test('taking it back takes back the swap and the closing', async () => {
  const work = await openSwap()
  await answerDevices(work)
  await chooseDevice(work)
  await acceptAndSign(work)
  await record(work)
  await page('Receipt')
  await useUndoStore.getState().offer?.undo()
  expect(await screen.findByText('This swap was taken back')).toBeDefined()
  expect(await swapsOf(work)).toMatchObject([{ state: 'undone' }])
  expect(await visitOf(work)).toMatchObject({ state: 'in service' })
}, 20_000)

test('a reload in the middle restores the page, the answers and the signature', async () => {
  const work = await openSwap()
  await answerDevices(work)
  await chooseDevice(work)
  await choose(work, 'Accepts and signs')
  sign()
  const key = `swap:${work.visitId}`
  await waitFor(async () =>
    expect(await work.services.drafts.read(key)).toMatchObject({
      value: { page: 'terms', typed: { strokes: [[200, 200, 400, 300]] } },
    }),
  )
  work.open(`/visit/${work.visitId}/swap`)
  await page('Does PC Osei accept LA1?')
  expect(work.address()).toBe(`/visit/${work.visitId}/swap/terms`)
  await goOn(work)
  await page('Check the answers')
  expect(screen.getByText('LT1001, Laptop A')).toBeDefined()
}, 20_000)

test('a page too far ahead gives way to the first open question', async () => {
  const work = await openSwap()
  work.open(`/visit/${work.visitId}/swap/check`)
  await page('Which device comes in?')
  expect(work.address()).toBe(`/visit/${work.visitId}/swap/device-in`)
})

test('a declined device is recorded, and the visit stays open', async () => {
  const work = await openSwap()
  await answerDevices(work)
  await chooseDevice(work)
  await choose(work, 'Declines')
  await work.user.type(screen.getByLabelText('Why?'), 'Wants to keep the old one')
  await goOn(work)
  await page('Check the answers')
  await work.user.click(screen.getByRole('button', { name: 'Record that it was declined' }))
  await page('Swap declined')
  expect(await swapsOf(work)).toMatchObject([{ state: 'declined', custody: [] }])
  expect(await visitOf(work)).toMatchObject({ state: 'in service' })
}, 20_000)

test('a stockroom with nothing that fits says so, and what to do', async () => {
  const work = await openSwap([])
  await answerDevices(work)
  expect(screen.getByText('No device here fits in place of Laptop A')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Back to the visit' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
}, 20_000)

test('a refused swap goes on only with the name of who approved the exception', async () => {
  const work = await openSwap()
  const visit = await visitOf(work)
  if (visit === null) throw new Error('The visit is gone.')
  for (const id of ['swap:a', 'swap:b'])
    await work.services.swaps.add({ ...aSwap({}, visit), id, visitId: 'visit:earlier' })
  await answerDevices(work)
  await screen.findByText('The contract refuses this swap')
  await choose(work, /LA1/)
  await goOn(work)
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByText('Enter who approved this swap')).toBeDefined()
  await work.user.type(screen.getByLabelText('Who approved an exception?'), 'Insp. Mensah')
  await goOn(work)
  await page('Does PC Osei accept LA1?')
}, 20_000)

test('a visit that has its swap makes no second one', async () => {
  const work = await openSwap()
  const visit = await visitOf(work)
  if (visit === null) throw new Error('The visit is gone.')
  await work.services.swaps.add(aSwap({}, visit))
  await page('This visit has its swap')
  expect(screen.getByRole('link', { name: 'See the receipt' }).getAttribute('href')).toBe('/swap/swap:1')
})

test('a swap whose visit could not be closed stands, and says what is left', async () => {
  const work = await openSwap()
  await answerDevices(work)
  await chooseDevice(work)
  await acceptAndSign(work)
  vi.spyOn(work.database.visits.storageInstance, 'bulkWrite').mockRejectedValue(new Error('The disk is full.'))
  await record(work)
  await page('Receipt')
  expect(await screen.findByText('The visit is not closed yet')).toBeDefined()
  expect(await swapsOf(work)).toMatchObject([{ state: 'complete' }])
}, 20_000)

test('a swap that could not be stored leaves every answer, and the second try makes one record', async () => {
  const work = await openSwap()
  await answerDevices(work)
  await chooseDevice(work)
  await acceptAndSign(work)
  const broken = vi.spyOn(work.database.swaps.storageInstance, 'bulkWrite').mockRejectedValue(new Error('Full.'))
  await record(work)
  expect(await screen.findByText('The swap is not recorded')).toBeDefined()
  broken.mockRestore()
  await record(work)
  await page('Receipt')
  expect(await swapsOf(work)).toHaveLength(1)
}, 20_000)

test('what the register says of a device is not asked for, and its role decides: never is told at once, with the ways out', async () => {
  const [standard = expect.unreachable()] = aCatalogue().entitlementRules
  const never = { ...standard, earlierSwapsAtLeast: 0, isFinal: true, forRoles: ['Recruit'] }
  const catalogue = aCatalogue({ entitlementRules: [never] })
  const work = await openSwap(['LA1'], { ...aWorkplace(), catalogue })
  const device = aRegisteredDevice('LT1001', { forRole: 'Recruit' })
  await work.receiveReference([aRegisterPage(device)])
  await work.user.type(screen.getByLabelText('Asset tag'), 'lt1001')
  expect(await screen.findByText('In the register: Laptop A, serial SN-LT1001.')).toBeDefined()
  await goOn(work)
  await page('Where is LT1001 now?')
  await choose(work, 'Lost')
  expect(await screen.findByText('This device is never replaced here')).toBeDefined()
  await goOn(work)
  expect((await screen.findAllByText('The contract never replaces this device here')).length).toBeGreaterThan(0)
  await page('Where is LT1001 now?')
  expect(screen.getByRole('link', { name: 'Issue a loaner or escalate instead' })).toBeDefined()
})

test('a device that the register misses is told apart before it comes over the counter', async () => {
  const work = await openSwap()
  const device = aRegisteredDevice('LT1001', { state: 'missing', substate: 'stolen' })
  await work.receiveReference([aRegisterPage(device)])
  await work.user.type(screen.getByLabelText('Asset tag'), 'lt1001')
  expect(await screen.findByText('The register has LT1001 as stolen')).toBeDefined()
})

test('what is reserved for this requester is offered first, and what is reserved for another is not', async () => {
  const work = await openSwap(['LA1', 'LA2', 'LA3'])
  const reserve = async (assetTag: string, staffNumber: string) => {
    const id = `stock-movement:reserved-${assetTag}`
    const header = {
      id,
      barId: 'lambeth-popup',
      openingId: '',
      by: 'install-1',
      direction: 'in',
      why: 'Reserved',
    } as const
    const device = { assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' }
    const reservation = { kind: 'made', staffNumber, name: null, until: '2026-11-24' } as const
    await work.services.stock.add(recordStockMovement({ ...header, device, reservation }, work.services.stamp()))
  }
  await reserve('LA1', 'P9999')
  await reserve('LA3', 'P1234')
  await answerDevices(work)
  const offered = await screen.findAllByRole('radio')
  expect(offered.map((radio) => radio.closest('label')?.textContent)).toEqual([
    expect.stringContaining('LA3'),
    expect.stringContaining('LA2'),
  ])
})
