// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import type { Ports } from '../../composeServices.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import { mergeVisit } from '../../domain/visit/mergeVisit.ts'
import { aStamp } from '../../testing/aStamp.ts'
import { closedAs } from '../../testing/aVisit.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { QueueScreen } from './QueueScreen.tsx'

async function atWork(ports: Partial<Ports> = {}, workplace = aWorkplace()): Promise<AtWork> {
  const routes = [
    { path: '/', Component: QueueScreen },
    { path: '/visit/new', element: <p>New visit form</p> },
    { path: '/visit/:visitId', element: <p>Visit page</p> },
  ]
  return renderAtWork(routes, ports, workplace)
}

const addVisit = ({ services }: AtWork, name: string) =>
  services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'staff', staffNumber: 'P1234', name },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    services.stamp,
  )

test('an empty queue says what belongs there', async () => {
  const work = await atWork()
  work.open('/')
  expect(await screen.findByText('Nobody is waiting and nobody is being helped.')).toBeDefined()
  expect(screen.getByRole('link', { name: 'New visit' }).getAttribute('href')).toBe('/visit/new')
})

test('one tap starts service and opens the visit', async () => {
  const work = await atWork()
  const { id } = await addVisit(work, 'PC Osei')
  work.open('/')
  await work.user.click(await screen.findByRole('button', { name: 'Start A01' }))
  await screen.findByText('Visit page')
  expect(work.address()).toBe(`/visit/${id}`)
  expect(await firstValueFrom(work.services.visits.byId$(id))).toMatchObject({
    state: 'in service',
    technicianId: 'person-1',
  })
})

describe('at a desk, where people are called', () => {
  const ben = { ...aWorkplace().person, id: 'person:person-2', personId: 'person-2', name: 'Ben Hale' }
  const desk = aWorkplace({ bar: { ...aWorkplace().bar, kind: 'desk' }, people: [aWorkplace().person, ben] })
  const minutesLater = (minutes: number) => ({ now: () => new Date(aStamp(minutes).at) })

  test('a call stands in the row, can be made again, and after a while "did not come" ends the visit, with undo', async () => {
    let minute = 0
    const work = await atWork({ now: () => new Date(aStamp(minute).at) }, desk)
    const { id } = await addVisit(work, 'PC Osei')
    work.open('/')
    await work.user.click(await screen.findByRole('button', { name: 'Call A01' }))
    await screen.findByText('Called by you just now')
    expect(screen.queryByRole('button', { name: 'Did not come, A01' })).toBeNull()
    await work.user.click(screen.getByRole('button', { name: 'Call again, A01' }))
    await screen.findByText('Called by you just now, 2 times')
    minute = 6
    work.open('/')
    await work.user.click(await screen.findByRole('button', { name: 'Did not come, A01' }))
    const stateOf = async () => (await firstValueFrom(work.services.visits.byId$(id)))?.state
    await expect.poll(stateOf).toBe('no-show')
    expect(useUndoStore.getState().offer?.message).toBe('Visit A01: did not come.')
    await useUndoStore.getState().offer?.undo()
    expect(await stateOf()).toBe('waiting')
  })

  test('who is put first stands first, and says why', async () => {
    const work = await atWork(minutesLater(10), desk)
    await addVisit(work, 'PC Osei')
    const { id } = await addVisit(work, 'DS Malik')
    await work.services.visits.change(id, (visit) =>
      addVisitEvent(visit, { kind: 'put first', why: 'On duty within the hour' }, work.services.stamp()),
    )
    work.open('/')
    await screen.findByText('First: On duty within the hour')
    const rows = within(screen.getByRole('region', { name: /Waiting/ })).getAllByRole('listitem')
    expect(within(rows[0] ?? expect.unreachable()).getByRole('link', { name: 'DS Malik' })).toBeDefined()
  })

  test('a colleague who took the same person first has them: this technician is told, and who comes next', async () => {
    const work = await atWork({}, desk)
    const { id } = await addVisit(work, 'PC Osei')
    await addVisit(work, 'DS Malik')
    // As it stands after both tablets have heard of each other.
    await work.services.visits.change(id, (visit) =>
      mergeVisit(
        visit,
        addVisitEvent(visit, { kind: 'started' }, aStamp(1, { id: 'bens', personId: 'person-2' })),
        addVisitEvent(visit, { kind: 'started' }, aStamp(2, { id: 'mine' })),
      ),
    )
    work.open('/')
    expect(await screen.findByText('A01 PC Osei is with Ben Hale')).toBeDefined()
    expect(screen.getByText(/Next in line: A02 DS Malik\./)).toBeDefined()
    await work.user.click(screen.getByRole('button', { name: 'Hide' }))
    expect(screen.queryByText('A01 PC Osei is with Ben Hale')).toBeNull()
  })
})

test('closed visits of the day stand below with how they ended', async () => {
  const work = await atWork()
  const { id } = await addVisit(work, 'DS Malik')
  await work.services.visits.change(id, (visit) => addVisitEvent(visit, closedAs('escalated'), work.services.stamp()))
  work.open('/')
  const done = await screen.findByRole('region', { name: 'Done today' })
  expect(within(done).getByRole('link', { name: 'DS Malik' }).getAttribute('href')).toBe(`/visit/${id}`)
  expect(within(done).getByText('Escalated')).toBeDefined()
})

test('the last thirty visits that are over are shown, and earlier ones when asked for', async () => {
  const work = await atWork()
  for (let n = 0; n < 32; n += 1) {
    const { id } = await addVisit(work, `PC Number ${n}`)
    await work.services.visits.change(id, (visit) => addVisitEvent(visit, closedAs('fixed'), work.services.stamp()))
  }
  work.open('/')
  const done = await screen.findByRole('region', { name: 'Done today' })
  expect(within(done).getAllByRole('listitem')).toHaveLength(30)
  expect(within(done).getByText('the last 30')).toBeDefined()
  await work.user.click(within(done).getByRole('button', { name: 'Show earlier ones' }))
  await within(done).findByText('PC Number 0')
  expect(within(done).getAllByRole('listitem')).toHaveLength(32)
  expect(within(done).queryByRole('button', { name: 'Show earlier ones' })).toBeNull()
})

test('a half-filled new visit can be gone on with', async () => {
  const work = await atWork()
  await work.services.drafts.save('new-visit', { kind: 'staff', staffNumber: 'P99' })
  work.open('/')
  const goOn = await screen.findByRole('link', { name: 'Go on with New visit' })
  expect(goOn.getAttribute('href')).toBe('/visit/new')
})

test('SY18 storage that is nearly full is said once on the queue', async () => {
  const work = await atWork({
    storageReport: () => Promise.resolve({ isProtected: true, usedBytes: 81, quotaBytes: 100 }),
  })
  work.open('/')
  expect(await screen.findByText('This tablet’s storage is nearly full')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: 'Hide' }))
  work.open('/')
  await screen.findByRole('link', { name: 'New visit' })
  expect(screen.queryByText('This tablet’s storage is nearly full')).toBeNull()
})

describe('whether the bar is open', () => {
  test('a pop-up is opened by its technician, and what was closed can be opened again', async () => {
    const work = await atWork()
    work.open('/')
    await screen.findByText('The bar is not open yet at Kennington')
    await work.user.click(screen.getByRole('button', { name: 'Open the bar' }))
    await waitFor(() => expect(screen.queryByText(/not open yet/)).toBeNull())
    await work.services.shifts.note({ kind: 'bar closed', siteId: 'kennington' })
    await screen.findByText('The bar was closed at 10:00')
    await work.user.click(screen.getByRole('button', { name: 'Open it again' }))
    await waitFor(() => expect(screen.queryByText(/was closed/)).toBeNull())
  })

  test('a crew that has moved on opens anew', async () => {
    const work = await atWork()
    await work.services.shifts.note({ kind: 'bar opened', siteId: 'brixton' })
    work.open('/')
    expect(await screen.findByText('The bar is not open yet at Kennington')).toBeDefined()
  })

  test('a desk closes by its hours, and its technician reads so', async () => {
    const hours = { weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }
    const desk = { ...aWorkplace().bar, kind: 'desk' as const, siteId: 'kennington', hours }
    const work = await atWork({ now: () => new Date('2026-11-24T17:00:00.000Z') }, aWorkplace({ bar: desk }))
    work.open('/')
    expect(await screen.findByText('The desk closed at 17:00')).toBeDefined()
    expect(await screen.findByText('You are not counted as here')).toBeDefined()
    await work.user.click(screen.getByRole('button', { name: 'I am here' }))
    expect(await screen.findByText('You are available')).toBeDefined()
  })
})

test('who goes away says so, and everybody at the bar reads it', async () => {
  const ben = { ...aWorkplace().person, id: 'person:person-2', personId: 'person-2', name: 'Ben Hale' }
  const work = await atWork({}, aWorkplace({ people: [aWorkplace().person, ben] }))
  const { attendances, shifts } = work.services
  const opening = { ...aWorkplace().shift.opening, barId: 'lambeth-popup' }
  work.open('/')
  await screen.findByRole('link', { name: 'New visit' })
  // Alone, there is nobody to tell.
  expect(screen.queryByRole('button', { name: 'I am away' })).toBeNull()
  await shifts.start(aWorkplace().shift)
  await attendances.note(opening, { kind: 'came', siteId: 'kennington' }, aStamp(1, { personId: 'person-2' }))
  await screen.findByText('Ben Hale is available')
  await work.user.click(screen.getByRole('button', { name: 'I am away' }))
  await screen.findByText('You are away since 10:00')
  const presenceOf = async (personId: string) =>
    (await firstValueFrom(attendances.at$(opening.id))).people.find((one) => one.personId === personId)?.kind
  expect(await presenceOf('person-1')).toBe('away')
  await work.user.click(screen.getByRole('button', { name: 'I am back' }))
  await screen.findByText('You are available')
  expect([await presenceOf('person-1'), await presenceOf('person-2')]).toEqual(['there', 'there'])
})

describe('a promise of an earlier opening', () => {
  const promise = { kind: 'promised', what: 'New battery', siteId: 'kennington' } as const
  const earlier = async (work: AtWork, dueOn: string) => {
    const { id } = await addVisit(work, 'PC Osei')
    const { visits, stamp } = work.services
    await visits.change(id, (visit) => addVisitEvent(visit, { kind: 'started' }, stamp()))
    await visits.change(id, (visit) => addVisitEvent(visit, { ...promise, dueOn }, stamp()))
    await visits.change(id, (visit) => addVisitEvent(visit, closedAs('not fixed'), stamp()))
    return id
  }

  test('stands in the queue; once they are here, their visit begins and the promise is kept', async () => {
    const work = await atWork()
    const id = await earlier(work, '2026-11-24')
    work.open('/')
    const card = await screen.findByRole('region', { name: 'Promised for today' })
    expect(within(card).getByText('New battery')).toBeDefined()
    await work.user.click(within(card).getByRole('button', { name: 'PC Osei is here' }))
    await screen.findByText('Visit page')
    const [next] = await firstValueFrom(work.services.visits.open$('lambeth-popup'))
    expect(work.address()).toBe(`/visit/${next?.id}`)
    expect(next).toMatchObject({ state: 'in service', staffNumber: 'P1234', reasonId: 'laptop-fault' })
    expect(await firstValueFrom(work.services.visits.byId$(id))).toMatchObject({ state: 'closed', isPromised: false })
  })

  test('of somebody who is in line already starts their visit, and makes no second one', async () => {
    const work = await atWork()
    await earlier(work, '2026-11-24')
    const { id } = await addVisit(work, 'PC Osei')
    work.open('/')
    const card = await screen.findByRole('region', { name: 'Promised for today' })
    await work.user.click(within(card).getByRole('button', { name: 'PC Osei is here' }))
    await screen.findByText('Visit page')
    expect(await firstValueFrom(work.services.visits.open$('lambeth-popup'))).toMatchObject([
      { id, state: 'in service' },
    ])
  })

  test('is not in the way before its day', async () => {
    const work = await atWork()
    await earlier(work, '2026-12-01')
    work.open('/')
    await screen.findByRole('region', { name: 'Done today' })
    expect(screen.queryByRole('region', { name: 'Promised for today' })).toBeNull()
  })
})
