import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Glass, landscape, openTablet, portrait } from './openTablet.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar, technicianAt, type VisitEnd } from './technician.ts'
import { verdictOnTrail } from './verdictOnTrail.ts'

type Taken = {
  readonly staffNumber: string | null
  readonly reason: string
  readonly end: VisitEnd
  readonly face?: 'Very good' | 'Good' | 'Poor' | 'Very poor'
}

/** Twelve visits of all outcomes, three of them swaps, eight taps. */
const shift: readonly Taken[] = [
  { staffNumber: null, reason: 'Password or lock-out', end: 'Fixed', face: 'Very good' },
  { staffNumber: 'P10001', reason: "Laptop won't start", end: { swap: 'MPS-L-9001' }, face: 'Very good' },
  { staffNumber: 'P10002', reason: 'Broken screen', end: { swap: 'MPS-L-9002' }, face: 'Good' },
  { staffNumber: 'P10003', reason: 'Laptop is slow', end: { swap: 'MPS-L-9003' } },
  { staffNumber: 'P10004', reason: 'Phone fault', end: { loaner: 'MPS-LOAN-1' }, face: 'Good' },
  { staffNumber: 'P10005', reason: 'Email or an app', end: { escalate: 'Service desk' }, face: 'Poor' },
  { staffNumber: 'P10006', reason: 'How do I …?', end: 'Advice', face: 'Very good' },
  { staffNumber: 'P10007', reason: 'Collect a device', end: 'Collected', face: 'Very good' },
  { staffNumber: 'P10008', reason: 'Wi-Fi or VPN', end: 'Not fixed', face: 'Very poor' },
  { staffNumber: 'P10009', reason: 'Printing', end: 'Fixed' },
  { staffNumber: 'P10010', reason: 'Tablet fault', end: 'Did not come' },
  { staffNumber: 'P10011', reason: 'Battery or charger', end: 'Left before the end' },
]

const tapCount = shift.filter(({ face }) => face !== undefined).length
const swapCount = shift.filter(({ end }) => typeof end === 'object' && 'swap' in end).length

describe.each<[string, Glass, string]>([
  ['landscape', landscape, 'L'],
  ['portrait', portrait, 'P'],
])('a shift with no network, %s', (name, glass, letter) => {
  // A centre of its own: the bag holds a handful of laptops, and a shift hands three out.
  let centre: RunningCentre
  beforeAll(async () => {
    centre = await startCentre()
  })
  afterAll(() => centre.remove())

  test('every record is safely at the centre, once, and what was half filled is still there', async () => {
    const profile = await mkdtemp(join(tmpdir(), `techbar-profile-${name}-`))
    const atBase = await openTablet(profile, glass)
    const before = technicianAt(atBase.page)
    await before.setUp(centre, letter)
    await before.signIn()
    await before.untilInstalled()
    const tabletId = await before.tabletId()
    // That the technician came is recorded too, a moment after the queue is there.
    await expect.poll(() => centre.recordsOf(demonstrationBar.id, tabletId)).toHaveLength(1)
    await expect.poll(() => before.syncWords()).toMatch(/All sent/)
    expect(atBase.faults).toEqual([])
    await atBase.close()

    await centre.stop()
    const startedAt = new Date().toISOString()
    const onSite = await openTablet(profile, glass)
    await onSite.context.setOffline(true)
    const technician = technicianAt(onSite.page)
    await onSite.page.goto(centre.appUrl)
    await technician.enterPin()
    await technician.heading('Queue')

    let written = 0
    // Besides what was done: the audit trail, which tells who unlocked the tablet.
    const isExact = () => expect.poll(() => technician.syncWords()).toContain(`${written + 1} to send`)
    for (const taken of shift) {
      await technician.newVisit(taken.staffNumber, taken.reason)
      written += 1
      await isExact()
      await technician.end(taken.end)
      if (typeof taken.end === 'object' && 'swap' in taken.end) written += 1
      await isExact()
      if (taken.face === undefined) await technician.toQueue()
      else {
        await technician.handOver(taken.face)
        written += 1
        await isExact()
      }
    }
    expect(written).toBe(shift.length + swapCount + tapCount)
    await onSite.page.getByRole('link', { name: 'New visit' }).tap()
    await onSite.page.getByRole('textbox', { name: 'Staff number' }).fill('P77777')
    const endedAt = new Date().toISOString()

    await centre.startAgain()
    await onSite.context.setOffline(false)
    // Besides what was written on site: that the technician came.
    await expect
      .poll(() => centre.recordsOf(demonstrationBar.id, tabletId), { interval: 100 })
      .toHaveLength(written + 1)
    await expect.poll(() => technician.syncWords()).toMatch(/All sent/)

    expect(await verdictOnTrail(centre, demonstrationBar.id, tabletId)).toMatchObject({ kind: 'whole', from: 1 })
    const all = await centre.recordsOf(demonstrationBar.id, tabletId)
    const records = all.filter(({ type }) => type !== 'attendance')
    const countOf = (type: string) => records.filter((record) => record.type === type).length
    expect({ visits: countOf('visit'), swaps: countOf('swap'), taps: countOf('tap') }).toEqual({
      visits: shift.length,
      swaps: swapCount,
      taps: tapCount,
    })
    const events = records.flatMap((record) => record.events)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    for (const { at } of events) expect(at >= startedAt && at <= endedAt).toBe(true)
    const outcomes = records.filter((record) => record.type === 'visit').map((visit) => visit.outcome ?? visit.state)
    expect(outcomes.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))).toEqual([
      'abandoned',
      'advice',
      'collected',
      'escalated',
      'fixed',
      'fixed',
      'loaner issued',
      'no-show',
      'not fixed',
      'swapped',
      'swapped',
      'swapped',
    ])

    expect(await onSite.page.getByRole('textbox', { name: 'Staff number' }).inputValue()).toBe('P77777')
    await onSite.close()
    const nextMorning = await openTablet(profile, glass)
    await nextMorning.page.goto(centre.appUrl)
    await technicianAt(nextMorning.page).enterPin()
    await nextMorning.page.getByRole('link', { name: 'Go on with New visit' }).tap()
    await expect.poll(() => nextMorning.page.getByRole('textbox', { name: 'Staff number' }).inputValue()).toBe('P77777')
    expect(nextMorning.faults).toEqual([])
    await nextMorning.close()
    await rm(profile, { recursive: true, force: true })
  })
})
