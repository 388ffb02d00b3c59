import { format } from 'date-fns'
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../src/domain/audit/audit.ts'
import { checksumOf } from '../../src/domain/audit/sealEntry.ts'
import { testDigest } from '../../src/testing/anAuditTrail.ts'
import { aWorkplace } from '../../src/testing/aWorkplace.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const { person, shift } = aWorkplace()
const managersAccount = { name: 'mia', password: 'MIA-K7QF-2M9X-HPA4' }
const today = () => format(new Date(), 'yyyy-MM-dd')

async function aManagersTablet(centre: Centre, name = 'tablet-m'): Promise<Tablet> {
  const user = { ...managersAccount, type: 'user', roles: ['manager'] }
  await centre.ask('PUT', `_users/org.couchdb.user:${managersAccount.name}`, user)
  return aTablet(centre, bar, aDisk(), name, {}, managersAccount)
}

/** Signs in, types a wrong PIN, locks, unlocks and signs off. */
async function work(tablet: Tablet): Promise<void> {
  const { services } = tablet
  await services.shifts.start(shift)
  await services.checkPin(person, '1357')
  services.lock.setUnlocked(false)
  await services.checkPin(person, '2468')
  services.lock.setUnlocked(true)
  await services.shifts.end()
  await tablet.allSent()
}

async function trailOf(manager: Tablet, { installId }: Tablet) {
  const span = { from: today(), until: today() }
  const reading = await manager.services.auditTrails.read(bar, span)
  if (reading.kind !== 'read') return expect.unreachable(JSON.stringify(reading.failure))
  return reading.trails.find(({ tabletId }) => tabletId === installId) ?? expect.unreachable('No trail of this tablet.')
}

type Page = { readonly _id: string; readonly _rev: string; readonly events: readonly AuditEntry[] }

async function pageOf(centre: Centre, { installId }: Tablet): Promise<Page> {
  const pages = (await centre.documentsOf(bar)).filter(({ _id }) => _id.startsWith('audit:') && _id.includes(installId))
  return (pages[0] as Page | undefined) ?? expect.unreachable('No page of this tablet.')
}

/** As an administrator does it whom the rules keep from changing an entry: taken away, and put there anew. */
async function tamper(centre: Centre, tablet: Tablet, change: (entry: AuditEntry) => Promise<AuditEntry> | AuditEntry) {
  const { _rev, ...page } = await pageOf(centre, tablet)
  const path = `techbar-bar-${bar}/${encodeURIComponent(page._id)}`
  const changed = { ...page, events: await Promise.all(page.events.map((entry) => Promise.resolve(change(entry)))) }
  const forbidden = await centre.ask('PUT', path, { ...changed, _rev })
  expect(forbidden).toMatchObject({ status: 403 })
  expect(await centre.ask('DELETE', `${path}?rev=${_rev}`)).toMatchObject({ status: 200 })
  expect(await centre.ask('PUT', path, changed)).toMatchObject({ status: 201 })
}

const resealed = async (entry: AuditEntry) => ({ ...entry, checksum: await checksumOf(entry, testDigest) })

describe('the audit trail', () => {
  test('of two tablets reaches the manager whole, with who did what', async () => {
    const centre = await aCentre([bar])
    const other = await aTablet(centre, bar, aDisk(), 'tablet-b')
    await work(other)
    await other.close()
    const tablet = await aTablet(centre, bar, aDisk(), 'tablet-a')
    await work(tablet)
    const manager = await aManagersTablet(centre)
    for (const each of [tablet, other]) {
      const trail = await trailOf(manager, each)
      expect(trail.verdict).toMatchObject({ kind: 'whole', from: 1, to: 6 })
      expect(trail.entries.map(({ kind, personId }) => [kind, personId])).toEqual([
        ['signed out', 'person-1'],
        ['unlocked', 'person-1'],
        ['locked', 'person-1'],
        ['wrong PIN', 'person-1'],
        ['signed in', 'person-1'],
        ['tablet set up', null],
      ])
    }
    expect((await trailOf(manager, tablet)).letter).toBe('A')
  })

  test('tells which entry was changed at the centre', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await work(tablet)
    const manager = await aManagersTablet(centre)
    expect((await trailOf(manager, tablet)).verdict).toMatchObject({ kind: 'whole' })
    await tamper(centre, tablet, (entry) => (entry.kind === 'wrong PIN' ? { ...entry, personId: 'person-9' } : entry))
    expect((await trailOf(manager, tablet)).verdict).toMatchObject({
      kind: 'broken',
      findings: [{ kind: 'changed', number: 3 }],
    })
  })

  test('tells of a last entry that was sealed anew, to who saw it before at once, to others by the tablet’s next one', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await work(tablet)
    const first = await aManagersTablet(centre)
    expect((await trailOf(first, tablet)).verdict).toMatchObject({ kind: 'whole', to: 6 })
    await tamper(centre, tablet, (entry) => (entry.seq === 6 ? resealed({ ...entry, personId: 'person-9' }) : entry))
    expect((await trailOf(first, tablet)).verdict).toMatchObject({ findings: [{ kind: 'rewritten', number: 6 }] })
    await first.close()
    const second = await aManagersTablet(centre, 'tablet-n')
    expect((await trailOf(second, tablet)).verdict).toMatchObject({ kind: 'whole', to: 6 })
    await tablet.services.shifts.start(shift)
    await expect
      .poll(async () => (await trailOf(second, tablet)).verdict, { timeout: 10_000 })
      .toMatchObject({ findings: [{ kind: 'replaced', number: 6 }] })
  })

  test('tells that a page is gone, to who saw it before', async () => {
    const centre = await aCentre([bar])
    const tablet = await aTablet(centre, bar)
    await work(tablet)
    const manager = await aManagersTablet(centre)
    await trailOf(manager, tablet)
    const { _id, _rev } = await pageOf(centre, tablet)
    await centre.ask('DELETE', `techbar-bar-${bar}/${encodeURIComponent(_id)}?rev=${_rev}`)
    expect(await trailOf(manager, tablet)).toMatchObject({
      letter: null,
      verdict: { findings: [{ kind: 'gap', from: 1, to: 6 }] },
    })
  })

  test('of a manager’s own device reaches the centre too, with who was there, and nothing needs attention', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    await work(manager)
    expect(await trailOf(manager, manager)).toMatchObject({ letter: 'M', verdict: { kind: 'whole' } })
    await manager.allSent()
    const kept = new Set((await centre.documentsOf(bar)).map(({ _id }) => _id.split(':')[0]))
    expect(kept).toEqual(new Set(['attendance', 'audit']))
    expect((await manager.until(() => true)).unsent?.refused).toBe(0)
  })

  test('is not read without a network or by a technician’s account, and says why', async () => {
    const centre = await aCentre([bar, 'croydon-desk'])
    const tablet = await aTablet(centre, bar)
    const span = { from: today(), until: today() }
    await centre.ask('PUT', '_users/org.couchdb.user:ben', {
      name: 'ben',
      password: 'BEN-K7QF-2M9X-HPA4',
      type: 'user',
      roles: ['tablet', `bar:${bar}`],
    })
    await tablet.services.tablet.saveAccount({ name: 'ben', password: 'BEN-K7QF-2M9X-HPA4' })
    expect(await tablet.services.auditTrails.read('croydon-desk', span)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'refused' },
    })
    tablet.network.state = 'off'
    expect(await tablet.services.auditTrails.read(bar, span)).toEqual({
      kind: 'failed',
      failure: { kind: 'no-connection' },
    })
  })
})
