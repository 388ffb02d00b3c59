import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CentreClient, openCentre } from '../../centre/centreClient.ts'
import { figuresOfCentre } from '../../centre/figures/figuresOfCentre.ts'
import { installCentre } from '../../centre/installCentre.ts'
import { createCustody } from '../../centre/retention/createCustody.ts'
import { erasePerson } from '../../centre/retention/erasePerson.ts'
import { exportPerson, summaryOf } from '../../centre/retention/exportPerson.ts'
import { type HeldRecord, readRecords } from '../../centre/retention/readRecords.ts'
import { runRetention } from '../../centre/retention/runRetention.ts'
import { writeMissing } from '../../centre/writeMissing.ts'
import { figuresTable } from '../../src/domain/figures/figuresTable.ts'
import { servicePeriod } from '../../src/domain/service-day/servicePeriod.ts'
import { cameBack } from '../../src/domain/stock/cameBack.ts'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { aServicePlan, serviceCatalogue } from '../../src/testing/aServicePlan.ts'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aStamp } from '../../src/testing/aStamp.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { ask, type TestCentre, testServers, waitUntil } from './centreServers.ts'

const plan = aServicePlan('retention', 3, 12)
const told = servicePeriod(plan)
const bars = plan.bars.map(({ bar }) => bar.barId)
const openVisit = aVisit([{ kind: 'started' }], { barId: 'croydon', id: 'visit:open' })
const held = recordStockMovement(
  {
    id: 'stock-movement:held',
    barId: 'croydon',
    openingId: 'opening:croydon:2026-11-24',
    by: 'install-1',
    device: { assetTag: 'KEPT1', serial: 'K1', modelId: 'laptop-a' },
    direction: 'in',
    why: 'From the base',
    remark: 'PC Osei brought it along',
  },
  aStamp(1),
)
/** Its new device came in again, at another bar. */
const returned = { ...aSwap({}, aVisit([], { barId: 'croydon' })), id: 'swap:returned', barId: 'croydon' }
const cameIn = recordStockMovement(
  {
    id: 'stock-movement:came-in',
    barId: 'romford',
    openingId: 'opening:romford:2026-11-25',
    by: 'install-1',
    device: returned.outgoing,
    direction: 'in',
    why: cameBack,
    custody: { from: 'PC Osei', to: 'Stockroom of Romford', method: 'in person', seal: null },
  },
  aStamp(1500),
)
const records = [...told.visits, ...told.swaps, ...told.taps, ...told.stockMovements, openVisit, held, returned, cameIn]
const inTwoYears = new Date('2029-01-01T02:00:00Z')

async function allOf(centre: CentreClient, databases: readonly string[]): Promise<readonly HeldRecord[]> {
  const found: HeldRecord[] = []
  for (const database of databases) for await (const page of readRecords(centre, database)) found.push(...page)
  return found
}

describe.each(testServers)('retention on $name', (server) => {
  let place: TestCentre
  let centre: CentreClient
  const databases = bars.map((barId) => `techbar-bar-${barId}`)
  const view = async (database: string, name: string) =>
    (await ask(place, place.admin, 'GET', `${database}/_design/figures/_view/${name}?group=true`)).body['rows']
  const views = () =>
    Promise.all(
      [...databases, 'techbar-central'].flatMap((database) =>
        ['visits-by-day', 'handling-by-day', 'taps-by-face', 'swaps-by-entitlement'].map((name) =>
          view(database, name),
        ),
      ),
    )
  const figures = async () =>
    figuresTable(await figuresOfCentre(centre, { from: '2026-11-01', to: '2026-12-31', now: inTwoYears }))
  const placesOf = async () => {
    const custody = createCustody()
    for (const document of await allOf(centre, databases)) custody.note(document)
    const known = custody.told()
    return told.stockMovements.map(({ device }) => {
      const { place: at, since, isUsed } = known.whereabouts(device.assetTag) ?? {}
      return [device.assetTag, at?.kind, since, isUsed]
    })
  }

  beforeAll(async () => {
    place = await server.open()
    await installCentre(place.url, place.admin, bars)
    centre = await openCentre(place.url, place.admin)
    await writeMissing(centre, 'techbar-shared', [serviceCatalogue])
    for (const barId of bars)
      await writeMissing(
        centre,
        `techbar-bar-${barId}`,
        records.filter((record) => record.barId === barId),
      )
    await waitUntil(
      async () => (await allOf(centre, ['techbar-central'])).length === records.length,
      'the replication brought all records',
    )
  }, 300_000)
  afterAll(async () => await place.release())

  const someone = told.visits.find(
    ({ requester, swapId }) => requester.kind === 'staff' && requester.name !== null && swapId === null,
  )
  const staffNumber = someone?.staffNumber ?? ''

  test('a person’s records are exported: all that names them by number, and a summary to read', async () => {
    const found = await exportPerson(centre, staffNumber, inTwoYears)
    const visits = told.visits.filter((visit) => visit.staffNumber === staffNumber)
    const ids = found.records.map(({ _id }) => _id)
    expect(visits.length).toBeGreaterThan(0)
    expect(ids).toEqual(expect.arrayContaining(visits.map(({ id }) => id)))
    const tapped = told.taps.filter(({ visitId }) => visits.some(({ id }) => id === visitId)).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(tapped))
    expect(new Set(ids).size).toBe(ids.length)
    expect(
      summaryOf(found)
        .split('\n')
        .filter((line) => line.includes('Visit ')),
    ).toHaveLength(visits.length)
  })

  test('a person is erased on request, young as the records are; others are not; a report keeps nothing of them', async () => {
    const before = await figures()
    const soon = new Date('2026-12-20T02:00:00Z')
    const tried = await erasePerson(centre, staffNumber, 'admin', { now: soon, isDryRun: true })
    expect(tried.ids.length).toBeGreaterThan(0)
    const done = await erasePerson(centre, staffNumber, 'admin', { now: soon, isDryRun: false })
    expect(done.ids.toSorted()).toEqual(tried.ids.toSorted())
    expect(done.refusals).toEqual([])
    const left = new Set(done.left.map(({ id }) => id))
    for (const document of await allOf(centre, [...databases, 'techbar-central']))
      if (!left.has(document._id)) expect(JSON.stringify(document)).not.toContain(staffNumber)
    const others = (await allOf(centre, databases)).filter(({ type }) => type === 'visit' || type === 'swap')
    expect(others.filter((document) => document['staffNumber'] !== '').length).toBeGreaterThan(100)
    const report = await ask(place, place.admin, 'GET', `techbar-central/${encodeURIComponent(done.reportId ?? '')}`)
    expect(report.body).toMatchObject({ kind: 'erasure', by: 'admin', at: soon.toISOString() })
    expect(JSON.stringify(report.body)).not.toContain(staffNumber)
    expect((await erasePerson(centre, staffNumber, 'admin', { now: soon, isDryRun: false })).ids).toEqual([])
    expect(await figures()).toEqual(before)
  })

  test('a bad document of periods stops the run in words, and the rules refuse it to begin with', async () => {
    const path = 'techbar-shared/retention:current'
    const bad = { type: 'retention', schema: 1, periods: [{ record: 'visits', content: 'requester', days: 90 }] }
    const refused = await ask(place, place.admin, 'PUT', path, bad)
    expect(refused).toMatchObject({ status: 403, body: { reason: expect.stringContaining("'visits'") as string } })
    const soon = { record: 'visit', content: 'requester', days: 3 }
    expect((await ask(place, place.admin, 'PUT', path, { ...bad, periods: [soon] })).status).toBe(403)
    const days = (count: number) => ({ record: 'visit', content: 'requester', days: count })
    const twice = await ask(place, place.admin, 'PUT', path, { ...bad, periods: [days(90), days(60)] })
    expect(twice.status).toBe(201)
    const options = { now: inTwoYears, isDryRun: true }
    await expect(runRetention(centre, options)).rejects.toThrow(/names the requester of visit twice.*Nothing was/)
    const { rev } = twice.body
    const own = { ...bad, periods: [days(100_000)], _rev: rev }
    const { body } = await ask(place, place.admin, 'PUT', path, own)
    const kept = await runRetention(centre, options)
    expect(kept.ids.length).toBeGreaterThan(0)
    const visits = (await allOf(centre, databases)).filter(({ _id }) => _id === someoneElse()?.id)
    expect(visits[0]?.['requester']).toMatchObject({ kind: 'staff' })
    expect((await ask(place, place.admin, 'DELETE', `${path}?rev=${String(body['rev'])}`)).status).toBe(200)
  })

  const someoneElse = () =>
    told.visits.find((visit) => visit.requester.kind === 'staff' && visit.staffNumber !== staffNumber)

  test('the run anonymises what is over, and figures, views and whereabouts say what they said', async () => {
    const [before, table, places] = [await views(), await figures(), await placesOf()]
    const tried = await runRetention(centre, { now: inTwoYears, isDryRun: true })
    expect(await views()).toEqual(before)
    const done = await runRetention(centre, { now: inTwoYears, isDryRun: false })
    expect(done.ids.toSorted()).toEqual(tried.ids.toSorted())
    expect(done.refusals).toEqual([])
    expect(await views()).toEqual(before)
    expect(await figures()).toEqual(table)
    expect(await placesOf()).toEqual(places)
    const left = new Set(done.left.map(({ id }) => id))
    expect(left.has(openVisit.id)).toBe(true)
    expect(done.ids).toContain(returned.id)
    const issued = told.swaps.filter(({ state }) => state === 'complete').filter(({ id }) => left.has(id))
    expect(issued.length).toBeGreaterThan(0)
    for (const document of await allOf(centre, [...databases, 'techbar-central'])) {
      if (left.has(document._id) || document.type === 'retention-report') continue
      const text = JSON.stringify(document)
      expect(text).not.toMatch(/"kind":"staff"|"kind":"guest"|-technician-|PC Osei/)
      expect(text).not.toMatch(/"strokes":\[\[\d/)
    }
    const halfDone = told.swaps.filter(({ state }) => state === 'new one issued, old one not yet in')
    expect(halfDone.length).toBeGreaterThan(0)
    for (const { id } of halfDone) expect(left.has(id)).toBe(true)
  })

  test('run again it has nothing to do, and leaves the same', async () => {
    const again = await runRetention(centre, { now: inTwoYears, isDryRun: false })
    expect(again.counts).toEqual([])
    const open = (await allOf(centre, databases)).find(({ _id }) => _id === openVisit.id)
    expect(open).toMatchObject({ requester: openVisit.requester, events: openVisit.events })
  })

  test('what was erased and comes back with a backup is erased again, before its time', async () => {
    const back = aVisit([{ kind: 'started' }, { kind: 'abandoned' }], { barId: 'croydon', id: 'visit:back' })
    await writeMissing(centre, 'techbar-bar-croydon', [back])
    const now = new Date('2026-12-21T02:00:00Z')
    await erasePerson(centre, 'P1234', 'admin', { now, isDryRun: false })
    const path = 'techbar-bar-croydon/visit:back'
    const { _rev: rev } = (await ask(place, place.admin, 'GET', path)).body
    await ask(place, place.admin, 'DELETE', `${path}?rev=${String(rev)}`)
    await writeMissing(centre, 'techbar-bar-croydon', [back])
    expect((await runRetention(centre, { now, isDryRun: false })).ids).toEqual(['visit:back'])
    expect((await ask(place, place.admin, 'GET', path)).body).toMatchObject({ staffNumber: '' })
  })

  test('what is promised or reserved for a coming day is named by an erasure, and goes with the nightly run after that day', async () => {
    const requester = { kind: 'staff', staffNumber: 'P7777', name: null } as const
    const promise = { kind: 'promised', what: 'A phone', siteId: 'bow', dueOn: '2027-01-04' } as const
    const promised = aVisit([promise, closedAs('advice')], { barId: 'croydon', id: 'visit:promised', requester })
    const { device } = held
    const reservation = { kind: 'made', staffNumber: 'P7777', name: null, until: '2027-01-05' } as const
    const reserved = { ...held, id: 'stock-movement:reserved', device: { ...device, assetTag: 'KEPT2' }, reservation }
    await writeMissing(centre, 'techbar-bar-croydon', [promised, reserved])
    const ids = [reserved.id, promised.id]
    const now = new Date('2026-12-21T03:00:00Z')
    const done = await erasePerson(centre, 'P7777', 'admin', { now, isDryRun: false })
    expect(done.ids).toEqual([])
    expect(done.left.map(({ id, why }) => [id, /over after (\S+)/.exec(why)?.[1]])).toEqual([
      [reserved.id, '2027-01-05'],
      [promised.id, '2027-01-04'],
    ])
    expect(done.reportId).not.toBeNull()
    const after = (day: string) => runRetention(centre, { now: new Date(`${day}T02:00:00Z`), isDryRun: false })
    expect((await after('2027-01-04')).ids).toEqual([])
    expect((await after('2027-01-06')).ids.toSorted()).toEqual(ids)
    for (const id of ids) {
      const { body } = await ask(place, place.admin, 'GET', `techbar-bar-croydon/${id}`)
      expect(JSON.stringify(body)).not.toContain('P7777')
    }
  })

  test('what a bar without a database of its own had is named from the centre’s', async () => {
    const requester = { kind: 'staff', staffNumber: 'P8888', name: null } as const
    const waiting = aVisit([], { barId: 'closed-down', id: 'visit:closed-down', requester })
    await writeMissing(centre, 'techbar-central', [waiting])
    const now = new Date('2026-12-21T04:00:00Z')
    const done = await erasePerson(centre, 'P8888', 'admin', { now, isDryRun: true })
    expect(done.left.map(({ barId, id }) => [barId, id])).toEqual([['closed-down', 'visit:closed-down']])
  })

  test('what a newer app tells otherwise is left and named, and stops neither the others nor the figures', async () => {
    const requester = { kind: 'staff', staffNumber: 'P9999', name: 'Ann Newer' } as const
    const closed = aVisit([{ kind: 'started' }, closedAs('fixed')], { barId: 'croydon', id: 'visit:known', requester })
    const { acceptance: _acceptance, ...unaccepted } = {
      ...returned,
      id: 'swap:newer',
      staffNumber: 'P9999',
      schema: 2,
    }
    const { device: _device, ...nothingMoved } = { ...held, id: 'stock-movement:newer', schema: 2 }
    const otherwise = { ...closed, id: 'visit:newer', schema: 2, events: 'told otherwise' }
    await writeMissing(centre, 'techbar-bar-croydon', [closed, unaccepted, nothingMoved, otherwise])
    await waitUntil(
      async () => (await allOf(centre, ['techbar-central'])).some(({ _id }) => _id === otherwise.id),
      'the replication brought the newer records',
    )
    const now = new Date('2026-12-21T05:00:00Z')
    const { records: exported } = await exportPerson(centre, 'P9999', now)
    expect(exported.map(({ _id }) => _id).toSorted()).toEqual(['swap:newer', 'visit:known', 'visit:newer'])
    const done = await erasePerson(centre, 'P9999', 'admin', { now, isDryRun: false })
    expect(done.ids).toEqual(['visit:known'])
    expect(done.left.map(({ id, why }) => [id, /newer app/.test(why)])).toEqual([
      ['swap:newer', true],
      ['visit:newer', true],
    ])
    const night = await runRetention(centre, { now: inTwoYears, isDryRun: true })
    expect(night.left.map(({ id }) => id)).toEqual(expect.arrayContaining(['stock-movement:newer', 'swap:newer']))
    const counted = await figuresOfCentre(centre, { from: '2026-11-01', to: '2026-12-31', now })
    expect(counted.leftOut().map(({ id }) => id)).toEqual(['visit:newer'])
    expect(counted.of('croydon', null).handled).toBeGreaterThan(0)
    const before = await figuresOfCentre(centre, { from: '2026-01-01', to: '2026-01-31', now })
    expect(before.leftOut()).toEqual([])
  })

  test('the commands say what they did, name nobody, and write files that are for one reader', async () => {
    const run = promisify(execFile)
    const url = new URL(place.url)
    const env = { ...process.env, COUCHDB_ADMIN_NAME: place.admin.name, COUCHDB_ADMIN_PASSWORD: place.admin.password }
    const command = (...words: readonly string[]) => run('npx', ['tsx', ...words], { env })
    const folder = await mkdtemp(join(tmpdir(), 'techbar-person-'))
    try {
      const { stdout } = await command('centre/person.ts', url.href, 'export', openVisit.staffNumber, '--to', folder)
      expect(stdout).toMatch(/^\d+ records\. They are in /)
      expect(stdout).not.toContain(openVisit.staffNumber)
      const files = await readdir(folder)
      expect(new Set(files.map((file) => file.split('.')[1]))).toEqual(new Set(['json', 'txt']))
      for (const file of files) expect((await stat(join(folder, file))).mode & 0o077).toBe(0)
      const text = await readFile(join(folder, files.find((file) => file.endsWith('.txt')) ?? ''), 'utf8')
      expect(text).toContain('Visit A07')
      const erased = await command('centre/person.ts', url.href, 'erase', openVisit.staffNumber, '--dry-run')
      expect(erased.stdout).toContain('Left, croydon: the visit is open: close it, or mark that they left (visit:open)')
      expect(erased.stdout).not.toContain(openVisit.staffNumber)
      const retained = await command('centre/retention.ts', url.href, '--dry-run')
      expect(retained.stdout).toMatch(/would be anonymised/)
      const csv = await command('centre/figures.ts', url.href, '--from', '2026-11-01', '--to', '2026-12-31')
      expect(csv.stdout).toContain('Records that could not be counted: 1.')
      expect(csv.stderr).toMatch(/Not counted: it is of a newer app than this centre.*\(visit:newer\)/)
      expect(csv.stdout).toMatch(
        /First-time fix, verified: [^]*\nBar,Week,Visits handled,[^]*\nAll bars,All weeks,\d+,/,
      )
      await expect(command('centre/figures.ts', url.href, '--from', 'May', '--to', 'June')).rejects.toMatchObject({
        stderr: expect.stringContaining('--from and --to are days') as string,
      })
      await expect(command('centre/person.ts', url.href, 'erase', 'x')).rejects.toMatchObject({
        stderr: expect.stringContaining('A staff number has 3 to 12') as string,
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
