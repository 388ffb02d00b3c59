// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { KitReceiptScreen } from './KitReceiptScreen.tsx'
import { KitScreen } from './KitScreen.tsx'

const routes = [
  { path: '/visit/:visitId', element: <p>The visit</p> },
  { path: '/visit/:visitId/kit', Component: KitScreen },
  { path: '/kit/:kitIssueId', Component: KitReceiptScreen },
]
const kits = [
  {
    id: 'detective',
    name: 'Detective',
    items: [
      { modelId: 'laptop-a', count: 1 },
      { modelId: 'phone-a', count: 1 },
    ],
  },
]

async function openKit() {
  const workplace = { ...aWorkplace(), catalogue: aCatalogue({ kits }) }
  const work = await renderAtWork(routes, {}, workplace)
  await work.receiveStock([
    { assetTag: 'LA1', serial: 'S-LA1', modelId: 'laptop-a' },
    { assetTag: 'LA2', serial: 'S-LA2', modelId: 'laptop-a' },
  ])
  const { id: visitId } = await work.services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' },
      reasonId: 'collect',
      service: 'starts now',
    },
    work.services.stamp,
  )
  work.open(`/visit/${visitId}/kit`)
  await screen.findByRole('heading', { level: 1, name: 'Hand out a kit' })
  return { ...work, visitId }
}

type KitWork = Awaited<ReturnType<typeof openKit>>

function sign() {
  const pad = screen.getByRole('img', { name: /Signature for/ })
  pad.setPointerCapture = () => undefined
  pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: 500, height: 200 }) as DOMRect
  fireEvent.pointerDown(pad, { isPrimary: true, clientX: 100, clientY: 100 })
  fireEvent.pointerMove(pad, { isPrimary: true, clientX: 200, clientY: 150 })
  fireEvent.pointerUp(pad, { isPrimary: true })
}

async function handOut({ user }: KitWork) {
  await user.click(await screen.findByRole('checkbox', { name: /LA1/ }))
  await user.click(await screen.findByRole('radio', { name: 'Accepts and signs' }))
  sign()
  await user.click(screen.getByRole('button', { name: 'Hand out 1 device and close the visit' }))
}

const kitsOf = async ({ services, visitId }: KitWork) => firstValueFrom(services.stock.kitsOfVisit$(visitId))
const visitOf = ({ services, visitId }: KitWork) => firstValueFrom(services.visits.byId$(visitId))

test('a kit is handed out in one record, what is not here is owed, and the visit is closed as collected', async () => {
  const work = await openKit()
  expect(await screen.findByText('Phone A: none here. It is noted as owed.')).toBeDefined()
  await handOut(work)
  expect(await screen.findByRole('heading', { level: 1, name: 'Receipt' })).toBeDefined()
  expect(await screen.findByText('Still owed')).toBeDefined()
  expect(await kitsOf(work)).toMatchObject([
    {
      state: 'handed out',
      kit: { id: 'detective' },
      devices: [{ assetTag: 'LA1', serial: 'S-LA1', accessories: ['Charger'] }],
      owed: [{ modelId: 'phone-a', count: 1 }],
      acceptance: { kind: 'signed', termsVersion: 3 },
    },
  ])
  expect(await visitOf(work)).toMatchObject({ state: 'closed', outcome: 'collected' })
  const known = await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))
  expect(known.get('LA1')?.place).toMatchObject({ kind: 'issued', issue: { kind: 'kit', to: 'PC Osei' } })
})

test('taken back, the devices are in stock and the visit is open again', async () => {
  const work = await openKit()
  await handOut(work)
  await screen.findByRole('heading', { level: 1, name: 'Receipt' })
  await useUndoStore.getState().offer?.undo()
  expect(await screen.findByRole('heading', { level: 1, name: 'Kit taken back' })).toBeDefined()
  expect(await visitOf(work)).toMatchObject({ state: 'in service', outcome: null })
  const known = await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))
  expect(known.get('LA1')?.place).toEqual({ kind: 'in stock' })
})

test('what is missing is said, a reload loses nothing, and a signature counts for its devices alone', async () => {
  const work = await openKit()
  await work.user.click(await screen.findByRole('button', { name: /^Hand out 0 devices/ }))
  expect((await screen.findAllByText('Choose at least one device that is handed out')).length).toBeGreaterThan(0)
  await work.user.click(await screen.findByRole('checkbox', { name: /LA1/ }))
  await work.user.click(await screen.findByRole('radio', { name: 'Accepts and signs' }))
  sign()
  await expect.poll(async () => (await firstValueFrom(work.services.drafts.all$())).length).toBe(1)
  work.open(`/visit/${work.visitId}/kit`)
  expect(await screen.findByRole('checkbox', { name: /LA1/, checked: true })).toBeDefined()
  await work.user.click(screen.getByRole('checkbox', { name: /LA1/ }))
  await work.user.click(await screen.findByRole('checkbox', { name: /LA2/ }))
  await work.user.click(screen.getByRole('button', { name: 'Hand out 1 device and close the visit' }))
  expect((await screen.findAllByText('The holder signs for these devices in the box')).length).toBeGreaterThan(0)
  expect(await kitsOf(work)).toEqual([])
})

test('a declined kit moves nothing, and leaves the visit open', async () => {
  const work = await openKit()
  await work.user.click(await screen.findByRole('checkbox', { name: /LA1/ }))
  await work.user.click(await screen.findByRole('radio', { name: 'Declines' }))
  await work.user.type(screen.getByRole('textbox', { name: 'Why?' }), 'Has one already')
  await work.user.click(screen.getByRole('button', { name: 'Record that it was declined' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Kit declined' })).toBeDefined()
  expect(await kitsOf(work)).toMatchObject([{ state: 'declined', acceptance: { why: 'Has one already' } }])
  expect(await visitOf(work)).toMatchObject({ state: 'in service' })
})

test('a kit that stands beside an open visit offers to close it, and no second one', async () => {
  const work = await openKit()
  await handOut(work)
  await screen.findByRole('heading', { level: 1, name: 'Receipt' })
  const closing = (await visitOf(work))?.events.at(-1)
  await work.services.visits.change(work.visitId, (visit) =>
    addVisitEvent(visit, { kind: 'undone', eventId: closing?.id ?? '' }, work.services.stamp()),
  )
  await work.user.click(await screen.findByRole('button', { name: 'Close it as collected' }))
  await expect.poll(async () => (await visitOf(work))?.outcome).toBe('collected')
  work.open(`/visit/${work.visitId}/kit`)
  expect(await screen.findByRole('heading', { level: 1, name: 'This visit has its kit' })).toBeDefined()
})

test('a kit that was declined can be offered again, also where its draft is still there', async () => {
  const work = await openKit()
  await work.user.click(await screen.findByRole('checkbox', { name: /LA1/ }))
  await work.user.click(await screen.findByRole('radio', { name: 'Declines' }))
  await work.user.type(screen.getByRole('textbox', { name: 'Why?' }), 'Has one already')
  const [kept] = await firstValueFrom(work.services.drafts.all$())
  await work.user.click(screen.getByRole('button', { name: 'Record that it was declined' }))
  expect(await screen.findByText('No device changed hands')).toBeDefined()
  expect(screen.queryByRole('img', { name: 'QR code of this kit' })).toBeNull()
  if (kept === undefined) return expect.unreachable()
  await work.services.drafts.save(kept.key, kept.value)
  work.open(`/visit/${work.visitId}/kit`)
  await work.user.click(await screen.findByRole('radio', { name: 'Accepts and signs' }))
  sign()
  await work.user.click(screen.getByRole('button', { name: 'Hand out 1 device and close the visit' }))
  expect(await screen.findByRole('img', { name: 'QR code of this kit' })).toBeDefined()
  expect((await kitsOf(work)).map(({ state }) => state).toSorted()).toEqual(['declined', 'handed out'])
})

test('a scanned device that the kit needs no more is refused with words, and changes nothing', async () => {
  const work = await openKit()
  await work.user.click(await screen.findByRole('checkbox', { name: /LA2/ }))
  const focused = document.activeElement
  if (focused instanceof HTMLElement) focused.blur()
  // As fast as a scanner: in one go.
  for (const key of ['L', 'A', '1', 'Enter']) fireEvent.keyDown(document.body, { key })
  expect(
    await screen.findByText('The kit has all that it needs of this kind. Take one out before LA1 goes in.'),
  ).toBeDefined()
  expect(screen.getByRole('checkbox', { name: /LA2/, checked: true })).toBeDefined()
})
