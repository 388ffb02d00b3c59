// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import type { StockMovement } from '../../domain/stock/stockMovement.ts'
import { recordTap } from '../../domain/tap/recordTap.ts'
import { undoSwap } from '../../domain/swap/addSwapEvent.ts'
import { addVisitEvent, type VisitHappening } from '../../domain/visit/addVisitEvent.ts'
import { mergeVisit } from '../../domain/visit/mergeVisit.ts'
import type { Requester } from '../../domain/requester/requester.ts'
import { aSwap } from '../../testing/aSwap.ts'
import { closedAs } from '../../testing/aVisit.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { VisitScreen } from './VisitScreen.tsx'

const osei: Requester = { kind: 'staff', staffNumber: 'P1234', name: 'PC Osei' }

const sana = aWorkplace().person
const ben = { ...sana, id: 'person:person-2', personId: 'person-2', name: 'Ben Hale' }

async function atWork(): Promise<AtWork> {
  const routes = [
    { path: '/', element: <p>Queue</p> },
    { path: '/visit/:visitId', Component: VisitScreen },
    { path: '/visit/:visitId/swap', element: <p>Swap pages</p> },
    { path: '/visit/:visitId/hand-over', element: <p>Four faces</p> },
  ]
  return renderAtWork(routes, {}, aWorkplace({ people: [sana, ben] }))
}

async function addVisit({ services }: AtWork, happenings: readonly VisitHappening[] = [], reasonId = 'laptop-fault') {
  const { id } = await services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: osei,
      reasonId,
      service: 'starts now',
    },
    services.stamp,
  )
  return services.visits.change(id, (visit) =>
    happenings.reduce((told, happening) => addVisitEvent(told, happening, services.stamp()), visit),
  )
}

async function openVisit(happenings: readonly VisitHappening[] = [], reasonId?: string) {
  const work = await atWork()
  const { id } = await addVisit(work, happenings, reasonId)
  work.open(`/visit/${id}`)
  await screen.findByRole('heading', { level: 1, name: 'A01 · PC Osei' })
  const stored = async () => {
    const visit = await firstValueFrom(work.services.visits.byId$(id))
    if (visit === null) throw new Error('The visit is gone.')
    return visit
  }
  return { work, id, stored }
}

const tap = async (work: AtWork, name: string | RegExp) => work.user.click(await screen.findByRole('button', { name }))

test.each(['Fixed', 'Advice', 'Not fixed'])('a tap on %s closes the visit and offers the tap', async (tile) => {
  const { work, stored } = await openVisit()
  await tap(work, tile)
  const handOver = await screen.findByRole('link', { name: 'Hand over' })
  expect(await stored()).toMatchObject({ state: 'closed' })
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  await work.user.click(handOver)
  expect(await screen.findByText('Four faces')).toBeDefined()
})

test('a closing that is taken back leaves both in the story, and the visit in service', async () => {
  const { work, stored } = await openVisit()
  await tap(work, 'Fixed')
  await screen.findByRole('link', { name: 'Hand over' })
  await useUndoStore.getState().offer?.undo()
  expect(await screen.findByRole('button', { name: 'Fixed' })).toBeDefined()
  expect(await stored()).toMatchObject({ state: 'in service', outcome: null })
  expect(screen.getByText('Closing taken back', { exact: false })).toBeDefined()
})

test('two quick taps close the visit once', async () => {
  const { stored } = await openVisit()
  const tile = await screen.findByRole('button', { name: 'Fixed' })
  tile.click()
  tile.click()
  await screen.findByRole('link', { name: 'Hand over' })
  expect((await stored()).events.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
})

test('an escalation asks where to', async () => {
  const { work, stored } = await openVisit()
  await tap(work, 'Escalate')
  await tap(work, 'Network team')
  await waitFor(async () => expect(await stored()).toMatchObject({ outcome: 'escalated' }))
  expect(await screen.findByText(/Closed: escalated to Network team/)).toBeDefined()
})

test('a loaner asks its tag and a day that is not over', async () => {
  const { work, stored } = await openVisit()
  await tap(work, 'Issue loaner')
  const dialog = await screen.findByRole('dialog', { name: 'Issue loaner' })
  await tap(work, 'Issue and close the visit')
  expect(within(dialog).getByText('Enter the asset tag of the loaner')).toBeDefined()
  await work.user.type(within(dialog).getByLabelText('Asset tag of the loaner'), 'ln 7')
  await tap(work, /In 7 days/)
  await tap(work, 'Issue and close the visit')
  await waitFor(async () => expect((await stored()).events.at(-1)).toMatchObject({ loaner: { assetTag: 'LN7' } }))
})

test('a loaner is issued without the stock only by somebody who looked at it', async () => {
  const { work, id, stored } = await openVisit()
  const held = recordStockMovement(
    {
      id: 'stock-movement:1',
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      by: 'install-1',
      device: { assetTag: 'LN7', serial: 'S7', modelId: 'laptop-a' },
      direction: 'in',
      why: 'Delivery',
    },
    aStamp(0),
  )
  // As a tablet holds a record that was damaged on its disk.
  await work.services.stock.add({ ...held, device: null } as unknown as StockMovement)
  work.open(`/visit/${id}`)
  await tap(work, 'Issue loaner')
  const dialog = await screen.findByRole('dialog', { name: 'Issue loaner' })
  expect(await within(dialog).findByText('The stock could not be read')).toBeDefined()
  await work.user.type(within(dialog).getByLabelText('Asset tag of the loaner'), 'ln 7')
  await tap(work, /In 7 days/)
  await tap(work, 'Issue and close the visit')
  expect(within(dialog).getByText('Look at the device, and tick that you did')).toBeDefined()
  expect((await stored()).state).toBe('in service')
  await work.user.click(within(dialog).getByRole('checkbox'))
  await tap(work, 'Issue and close the visit')
  await waitFor(async () => expect((await stored()).events.at(-1)).toMatchObject({ loaner: { assetTag: 'LN7' } }))
})

test('only a request can be collected', async () => {
  await openVisit([], 'collect')
  expect(await screen.findByRole('button', { name: 'Collected' })).toBeDefined()
})

test('swap leads to its questions', async () => {
  const { work } = await openVisit()
  await tap(work, 'Swap device')
  expect(await screen.findByText('Swap pages')).toBeDefined()
})

test('hold takes a reason, and resuming ends it', async () => {
  const { work, stored } = await openVisit()
  await tap(work, 'Put on hold')
  await tap(work, 'Awaiting part')
  await tap(work, 'Resume service')
  await screen.findByRole('button', { name: 'Put on hold' })
  expect((await stored()).events.map(({ kind }) => kind)).toEqual(['arrived', 'started', 'held', 'resumed'])
})

test.each([
  ['Did not come', 'no-show'],
  ['Left before the end', 'abandoned'],
])('%s ends the visit, and it can return to the queue', async (name, state) => {
  const { work, stored } = await openVisit()
  await tap(work, name)
  const back = await screen.findByRole('button', { name: 'Return to queue' })
  await waitFor(async () => expect((await stored()).state).toBe(state))
  await work.user.click(back)
  expect(await screen.findByRole('button', { name: 'Start service' })).toBeDefined()
})

test('a visit can be handed to a colleague, who then has it', async () => {
  const { work, stored } = await openVisit()
  await tap(work, 'Hand to a colleague')
  await tap(work, 'Ben Hale')
  await screen.findByText('Handed over to Ben Hale')
  expect(await stored()).toMatchObject({ state: 'in service', technicianId: 'person-2' })
})

test('somebody who waits is put first for a reason, and back in turn', async () => {
  const { work, stored } = await openVisit([{ kind: 'returned to queue' }])
  await tap(work, 'Put first')
  await tap(work, 'Agreed with the visitor')
  await screen.findByText('Put first: Agreed with the visitor')
  await tap(work, 'Back in turn')
  await screen.findByRole('button', { name: 'Put first' })
  expect((await stored()).priority).toBeNull()
})

test('a visit that a colleague took first, while apart, says whose it is', async () => {
  const { work, id } = await openVisit([{ kind: 'returned to queue' }])
  await work.services.visits.change(id, (visit) => {
    const bens = addVisitEvent(visit, { kind: 'started' }, aStamp(1, { id: 'bens', personId: 'person-2' }))
    return mergeVisit(visit, bens, addVisitEvent(visit, { kind: 'started' }, aStamp(2, { id: 'mine' })))
  })
  expect(await screen.findByText('Ben Hale has this person')).toBeDefined()
})

test('the outcome of a closed visit is corrected with a reason, and both stay in the story', async () => {
  const { work, stored } = await openVisit([closedAs('fixed')])
  await tap(work, 'Correct the outcome')
  await tap(work, 'Save the correction')
  expect(await screen.findByText('Choose the outcome')).toBeDefined()
  expect(screen.getByText('Enter why it is corrected')).toBeDefined()
  await work.user.click(screen.getByRole('radio', { name: 'Escalate' }))
  await tap(work, 'Save the correction')
  expect(await screen.findByText('Choose where to')).toBeDefined()
  const [target = ''] = aWorkplace().catalogue.escalationTargets
  await work.user.click(screen.getByRole('radio', { name: target }))
  await work.user.type(screen.getByLabelText('Why'), 'It came back in the evening')
  await tap(work, 'Save the correction')
  expect(
    await screen.findByText(`Outcome corrected to escalated to ${target}: It came back in the evening`),
  ).toBeDefined()
  expect(screen.getByText('Closed: fixed')).toBeDefined()
  expect(await stored()).toMatchObject({ state: 'closed', outcome: 'escalated' })
})

test('a visit that was logged twice, or to practise, is marked and can be unmarked', async () => {
  const { work, stored } = await openVisit([closedAs('fixed')])
  await tap(work, 'Mark as duplicate')
  expect(await screen.findByText('Counts for nothing: duplicate')).toBeDefined()
  await tap(work, 'Mark as training')
  await screen.findByText('Counts for nothing: training')
  expect((await stored()).marks).toEqual(['duplicate', 'training'])
  await tap(work, 'Not a duplicate')
  await expect.poll(async () => (await stored()).marks).toEqual(['training'])
})

test('who and reason can be put right in place', async () => {
  const { work } = await openVisit()
  await tap(work, 'Change who')
  const name = await screen.findByLabelText('Name')
  await work.user.clear(name)
  await work.user.type(name, 'DS Malik')
  await tap(work, 'Save')
  await screen.findByRole('heading', { level: 1, name: 'A01 · DS Malik' })
  await tap(work, 'Change reason')
  await tap(work, 'Collect a device')
  expect(await screen.findByText(/Reason changed to: Collect a device/)).toBeDefined()
})

test('a note survives a reload as a draft, and goes into the story once', async () => {
  const { work, id, stored } = await openVisit()
  await work.user.type(await screen.findByLabelText('New note'), 'New cable')
  await waitFor(async () =>
    expect(await work.services.drafts.read(`visit:${id}`)).toMatchObject({ value: { note: 'New cable' } }),
  )
  work.open(`/visit/${id}`)
  expect(await screen.findByLabelText('New note')).toHaveProperty('value', 'New cable')
  await tap(work, 'Add note')
  expect(await screen.findByText(/Note: New cable/)).toBeDefined()
  expect(await screen.findByLabelText('New note')).toHaveProperty('value', '')
  await waitFor(async () => expect(await work.services.drafts.read(`visit:${id}`)).toBeNull())
  expect((await stored()).events.filter(({ kind }) => kind === 'noted')).toHaveLength(1)
})

test('earlier visits of the same person are found by the staff number', async () => {
  const work = await atWork()
  const earlier = await addVisit(work, [closedAs('advice')])
  const { id } = await addVisit(work)
  work.open(`/visit/${id}`)
  const link = await screen.findByRole('link', { name: 'Tue 24 Nov: Laptop will not start' })
  expect(link.getAttribute('href')).toBe(`/visit/${earlier.id}`)
})

test('an address that this tablet does not know is said plainly', async () => {
  const work = await atWork()
  work.open('/visit/visit:unknown')
  expect(await screen.findByRole('heading', { level: 1, name: 'Visit not found' })).toBeDefined()
})

test('a swap that stands without its closing is noticed, and the visit closed from here', async () => {
  const { work, stored } = await openVisit()
  const swap = await work.services.swaps.add(aSwap({}, await stored()))
  await screen.findByText('The swap is recorded, the visit is not closed yet')
  await tap(work, 'Close the visit as swapped')
  await waitFor(async () => expect(await stored()).toMatchObject({ outcome: 'swapped', swapId: swap.id }))
})

test('a swap that stood before its visit was closed goes on standing when that closing is taken back', async () => {
  const { work, stored } = await openVisit()
  const swap = await work.services.swaps.add(aSwap({}, await stored()))
  await tap(work, 'Close the visit as swapped')
  await waitFor(async () => expect((await stored()).state).toBe('closed'))
  await useUndoStore.getState().offer?.undo()
  expect((await stored()).state).toBe('in service')
  expect(await firstValueFrom(work.services.swaps.byId$(swap.id))).toMatchObject({ state: 'complete' })
  await screen.findByText('The swap is recorded, the visit is not closed yet')
})

test('a closing whose swap was taken back is noticed, and the visit opened again from here', async () => {
  const { work, stored } = await openVisit([{ ...closedAs('swapped'), swapId: 'swap:1' }])
  await work.services.swaps.add(undoSwap(aSwap({}, await stored()), work.services.stamp()))
  await tap(work, 'Open the visit again')
  await waitFor(async () => expect((await stored()).state).toBe('in service'))
})

test('a visit with its tap is not offered again, and says nothing of the answer', async () => {
  const work = await atWork()
  const visit = await addVisit(work, [closedAs('fixed')])
  await work.services.taps.add(recordTap(visit, 'very poor', work.services.stamp()))
  work.open(`/visit/${visit.id}`)
  await screen.findByRole('link', { name: 'Back to the queue' })
  expect(screen.queryByRole('link', { name: 'Hand over' })).toBeNull()
  expect(document.body.textContent).not.toMatch(/poor/i)
})

test('a promise names what, where and from when; it can be taken back, and is kept with a tap', async () => {
  const { work, stored } = await openVisit()
  await work.user.click(screen.getByRole('button', { name: 'Change promise' }))
  await work.user.click(await screen.findByRole('button', { name: 'Promise it' }))
  expect(await screen.findByText('Enter what will be ready')).toBeDefined()
  await work.user.type(screen.getByLabelText('What will be ready?'), 'New battery')
  await work.user.click(screen.getByRole('button', { name: 'Promise it' }))
  await screen.findByText('Promised: New battery')
  // Nothing is planned here: it stands in the queue of whatever opening comes next.
  expect((await stored()).promise).toMatchObject({ what: 'New battery', siteId: 'kennington', dueOn: '2026-11-25' })
  await work.user.click(screen.getByRole('button', { name: 'Take it back' }))
  await waitFor(() => expect(screen.queryByText('Promised: New battery')).toBeNull())
  expect((await stored()).isPromised).toBe(false)
})

test('a promise is for the next opening here, by the rota', async () => {
  const { work, stored } = await openVisit()
  const opening = (day: string) =>
    ({
      id: `opening:lambeth-popup:${day}`,
      type: 'opening',
      schema: 1,
      barId: 'lambeth-popup',
      siteId: 'kennington',
      day,
      from: '09:00',
      to: '15:00',
    }) as const
  await work.receiveReference([opening('2026-12-01'), opening('2026-12-08')])
  await work.user.click(screen.getByRole('button', { name: 'Change promise' }))
  await work.user.type(await screen.findByLabelText('What will be ready?'), 'New battery')
  expect((await screen.findByRole('radio', { name: /Tue 1 Dec/ })).getAttribute('checked') !== null).toBe(true)
  await work.user.click(screen.getByRole('radio', { name: /Tue 8 Dec/ }))
  await work.user.click(screen.getByRole('button', { name: 'Promise it' }))
  await screen.findByText('Promised: New battery')
  expect((await stored()).promise?.dueOn).toBe('2026-12-08')
})
