import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { type Administrator, openCentre } from '../../centre/centreClient.ts'
import { runRetention } from '../../centre/retention/runRetention.ts'
import { recordTap, tellMore } from '../../src/domain/tap/recordTap.ts'
import { addVisitEvent, type VisitHappening } from '../../src/domain/visit/addVisitEvent.ts'
import { closedAs } from '../../src/testing/aVisit.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'
import { everythingOn } from '../fixtures/everythingOn.ts'

const bar = 'lambeth-popup'
const inThreeYears = () => new Date(Date.now() + 3 * 365 * 86_400_000)
/** Who was helped, by whatever name, and what was written of them. */
const personal = /Osei|P1234|cracked by them|asked twice/

const add = (tablet: Tablet, id: string, happening: VisitHappening) =>
  tablet.services.visits.change(id, (visit) => addVisitEvent(visit, happening, tablet.services.stamp()))

async function run(centre: Centre, admin: Administrator, now = inThreeYears()) {
  return await runRetention(await openCentre(centre.url, admin), { now, isDryRun: false })
}

/** Every body of every revision that the centre still gives out, of the bar and of all bars. */
async function everythingAt(centre: Centre): Promise<string> {
  const texts: string[] = []
  for (const database of [`techbar-bar-${bar}`, 'techbar-central']) {
    const { body } = await centre.ask('GET', `${database}/_all_docs?include_docs=true`)
    texts.push(JSON.stringify(body))
    for (const { id } of (body as { readonly rows: readonly { readonly id: string }[] }).rows) {
      const path = `${database}/${encodeURIComponent(id)}`
      const { body: known } = await centre.ask('GET', `${path}?revs_info=true`)
      const { _revs_info: revs } = known as { readonly _revs_info: readonly { readonly rev: string }[] }
      for (const { rev } of revs) texts.push(JSON.stringify((await centre.ask('GET', `${path}?rev=${rev}`)).body))
    }
  }
  return texts.join('\n')
}

async function aVisitOnTwoTablets(centre: Centre) {
  const admin = centre.admin
  const disks = { 'tablet-a': aDisk(), 'tablet-b': aDisk() }
  const here = await aTablet(centre, bar, disks['tablet-a'], 'tablet-a')
  const away = await aTablet(centre, bar, disks['tablet-b'], 'tablet-b')
  const { id } = await here.takeVisit()
  await add(here, id, { kind: 'noted', text: 'Screen cracked by them' })
  await add(here, id, closedAs('fixed'))
  const visit = await firstValueFrom(here.services.visits.byId$(id))
  if (visit === null) throw new Error('The visit is not here.')
  await here.services.taps.add(
    tellMore(
      recordTap(visit, 'good', here.services.stamp()),
      { reasons: [], comment: 'I asked twice' },
      here.services.stamp(),
    ),
  )
  await here.allSent()
  await expect.poll(async () => (await firstValueFrom(away.services.visits.byId$(id)))?.state).toBe('closed')
  return { here, away, id, disks, admin }
}

describe('SY20 the retention run and the tablets that hold what it anonymises', () => {
  test('one that is there and one that was away with an unsent change: no copy anywhere has the name, no event is lost', async () => {
    const centre = await aCentre([bar])
    const { here, away, id, disks, admin } = await aVisitOnTwoTablets(centre)
    const copies = async () => {
      const onDisks = Object.entries(disks).map(([tablet, disk]) => everythingOn(disk, tablet))
      return [...(await Promise.all(onDisks)), await everythingAt(centre)]
    }
    const said = ['PC Osei', 'P1234', 'cracked by them', 'asked twice']
    const unsaid = async () => (await copies()).map((held) => said.filter((words) => !held.includes(words)))
    await expect.poll(unsaid).toEqual([[], [], []])
    away.network.state = 'off'
    await add(away, id, { kind: 'noted', text: 'PC Osei asked twice' })
    expect((await run(centre, admin)).counts).toEqual([
      { barId: bar, type: 'tap', count: 1 },
      { barId: bar, type: 'visit', count: 1 },
    ])
    away.network.state = 'on'
    away.services.sync.sendNow()
    await away.allSent()
    const kinds = ['arrived', 'started', 'noted', 'closed', 'noted']
    for (const tablet of [here, away]) {
      const known = () => firstValueFrom(tablet.services.visits.byId$(id))
      await expect
        .poll(async () => (await known())?.events.map(({ kind }) => kind).toSorted())
        .toEqual(kinds.toSorted())
      expect(await known()).toMatchObject({
        state: 'closed',
        outcome: 'fixed',
        staffNumber: '',
        requester: { kind: 'not-recorded', why: expect.stringMatching(/^Anonymised on \d{4}-\d\d-\d\d$/) as string },
      })
      expect((await tablet.until(() => true)).unsent?.refused).toBe(0)
    }
    expect((await run(centre, admin)).counts).toEqual([])
    await here.close()
    await away.close()
    await expect.poll(async () => personal.test(await everythingAt(centre))).toBe(false)
    for (const held of await copies()) {
      expect(held).toContain(`${id}"`)
      expect(held).toContain('"why":"Anonymised on ')
      expect(held).not.toMatch(personal)
    }
  })

  test('SY11 a centre that comes back from an older backup has the name again until the next run; a tablet never', async () => {
    const centre = await aCentre([bar])
    const { here, id, admin } = await aVisitOnTwoTablets(centre)
    await centre.remember()
    await run(centre, admin)
    const known = () => firstValueFrom(here.services.visits.byId$(id))
    await expect.poll(async () => (await known())?.staffNumber).toBe('')
    here.network.state = 'off'
    await centre.goBack()
    here.network.state = 'on'
    const later = await here.takeVisit()
    await here.allSent()
    await expect.poll(async () => (await centre.documentsOf(bar)).some(({ _id }) => _id === later.id)).toBe(true)
    expect((await known())?.staffNumber).toBe('')
    expect((await here.until(() => true)).unsent?.refused).toBe(0)
    // What is added in between waits: the centre holds the events as they were told, and this tablet can not tell them so any more.
    await add(here, id, { kind: 'tap offered' })
    await here.until(({ unsent }) => unsent?.refused === 1)
    await run(centre, admin)
    await expect.poll(async () => JSON.stringify(await centre.documentsOf(bar)).match(/cracked by them/)).toBeNull()
    await here.until(({ unsent }) => unsent?.refused === 0)
    await here.allSent()
    expect((await known())?.staffNumber).toBe('')
    const kindsAtCentre = async () =>
      (await centre.documentsOf(bar)).find(({ _id }) => _id === id)?.events?.map(({ kind }) => kind)
    await expect.poll(kindsAtCentre).toEqual(['arrived', 'started', 'noted', 'closed', 'tap offered'])
  })
})
