import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import type { PlannedImport } from '../../src/domain/device/registerImport.ts'
import { aCatalogue } from '../../src/testing/aCatalogue.ts'
import { aCentre, type Centre } from '../fixtures/aCentre.ts'
import { aDisk, aTablet, type Tablet } from '../fixtures/aTablet.ts'

const bar = 'lambeth-popup'
const { models } = aCatalogue()
const [model = expect.unreachable()] = models
const managersAccount = { name: 'mia', password: 'MIA-K7QF-2M9X-HPA4' }
const unstopped = new AbortController().signal

async function aManagersTablet(centre: Centre, name = 'tablet-m'): Promise<Tablet> {
  const roles = ['tablet', `bar:${bar}`, 'manager']
  await centre.ask('PUT', `_users/org.couchdb.user:${managersAccount.name}`, {
    ...managersAccount,
    type: 'user',
    roles,
  })
  return aTablet(centre, bar, aDisk(), name, {}, managersAccount)
}

/** A file with devices `from` to `until`, each with its serial number. */
function aFile(from: number, until: number, serialOf = (number: number) => `S${number}`): Blob {
  const rows = Array.from({ length: until - from }, (_, place) => from + place)
  const lines = rows.map((number) => `LT${number},${serialOf(number)},"${model.name}",in use`)
  return new Blob([['Asset tag,Serial number,Model,State', ...lines].join('\n')])
}

async function planned({ services }: Tablet, file: Blob): Promise<PlannedImport> {
  const plan = await services.register.plan(file, models, () => undefined, unstopped)
  return plan.kind === 'planned' ? plan : expect.unreachable(JSON.stringify(plan))
}

const send = ({ services }: Tablet, plan: PlannedImport) => services.register.send(plan, models, () => undefined)

async function atTheCentre(centre: Centre): Promise<ReadonlyMap<string, string>> {
  const { body } = await centre.ask('GET', 'techbar-shared/_all_docs?include_docs=true')
  const { rows } = body as { readonly rows: readonly { readonly doc: { readonly devices?: readonly Device[] } }[] }
  return new Map(rows.flatMap(({ doc }) => doc.devices ?? []).map(({ assetTag, serial }) => [assetTag, serial]))
}

type Device = { readonly assetTag: string; readonly serial: string }

describe('the device register', () => {
  test('is imported by a manager in one request, and found on every tablet by tag, serial number or IMEI', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    const imei = '490154203237518'
    const rows = `\nPH1,S-PH1,"${model.name}",in use,${imei}\nLT1,S-LT1,"${model.name}",in use,`
    const file = new Blob([`Asset tag,Serial number,Model,State,IMEI 1${rows}`])
    const plan = await planned(manager, file)
    expect(plan.plan).toMatchObject({ added: 2, problems: [] })
    expect((await atTheCentre(centre)).size).toBe(0)
    expect(await send(manager, plan)).toEqual({ kind: 'sent' })
    const writes = manager.network.requests.filter(({ path }) => path.endsWith('/techbar-shared/_bulk_docs'))
    expect(writes).toHaveLength(1)
    const technician = await aTablet(centre, bar, aDisk(), 'tablet-t')
    const find = (label: string) => technician.services.reference.findRegistered(label)
    await expect.poll(() => find('PH1')).toMatchObject({ serial: 'S-PH1' })
    expect(await find('S-LT1')).toMatchObject({ assetTag: 'LT1' })
    expect(await find(imei)).toMatchObject({ assetTag: 'PH1' })
    expect(await find('LT2')).toBeNull()
    expect(await firstValueFrom(technician.services.reference.registered$('LT1'))).toMatchObject({ serial: 'S-LT1' })
    expect(await firstValueFrom(technician.services.reference.registered$('LT2'))).toBeNull()
  })

  test('is not changed by a technician, who is told so', async () => {
    const centre = await aCentre([bar])
    const technician = await aTablet(centre, bar)
    const sent = await send(technician, await planned(technician, aFile(1, 20)))
    expect(sent).toMatchObject({
      kind: 'failed',
      failure: { kind: 'refused', reason: expect.stringContaining('managers') },
    })
    expect((await atTheCentre(centre)).size).toBe(0)
    await technician.allSent()
    expect(await firstValueFrom(technician.services.tablet.roles$())).not.toContain('manager')
  })

  test('tells a tablet what its account may do', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    await expect.poll(() => firstValueFrom(manager.services.tablet.roles$())).toContain('manager')
  })

  test('shows what a file would do now where somebody imported another one meanwhile, before it is written', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    const early = await planned(manager, aFile(1, 400))
    const late = await planned(
      manager,
      aFile(300, 700, (number) => `T${number}`),
    )
    expect(await send(manager, late)).toEqual({ kind: 'sent' })
    const again = await send(manager, early)
    if (again.kind !== 'changed') return expect.unreachable(again.kind)
    expect(again.planned.plan).toMatchObject({ added: 299, changed: 100, exchanged: 100 })
    expect((await atTheCentre(centre)).size).toBe(400)
    expect(await send(manager, again.planned)).toEqual({ kind: 'sent' })
    const devices = await atTheCentre(centre)
    expect(devices.size).toBe(699)
    // The later to confirm has the last word on what both name.
    expect([devices.get('LT299'), devices.get('LT300'), devices.get('LT400')]).toEqual(['S299', 'S300', 'T400'])
  })

  test('gives no serial number to two devices, though they stand on different pages and were imported apart', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    const one = await planned(
      manager,
      aFile(1, 2, () => 'SAME'),
    )
    const other = await planned(
      manager,
      aFile(2, 3, () => 'SAME'),
    )
    expect(await send(manager, other)).toEqual({ kind: 'sent' })
    const again = await send(manager, one)
    if (again.kind !== 'changed') return expect.unreachable(again.kind)
    expect(again.planned.plan).toMatchObject({ added: 0, problems: [{ column: 'serial', value: 'SAME' }] })
    expect([...(await atTheCentre(centre))]).toEqual([['LT2', 'SAME']])
  })

  test('is complete after the same file is chosen again, when the answer to the first got lost', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    const plan = await planned(manager, aFile(1, 300))
    manager.network.state = 'answers of writes get lost'
    expect(await send(manager, plan)).toEqual({ kind: 'failed', failure: { kind: 'no-connection' } })
    manager.network.state = 'on'
    const again = await planned(manager, aFile(1, 300))
    expect(again.plan).toMatchObject({ added: 0, changed: 0, unchanged: 299, pages: 0 })
    expect(await send(manager, again)).toEqual({ kind: 'sent' })
  })

  test('is neither read nor written without a network, and that is said', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    manager.network.state = 'off'
    const { register } = manager.services
    const plan = await register.plan(aFile(1, 3), models, () => undefined, unstopped)
    expect(plan).toEqual({ kind: 'failed', failure: { kind: 'no-connection' } })
    const made = await register.export(models, '2026-11-24')
    expect(made).toEqual({ kind: 'failed', failure: { kind: 'no-connection' } })
  })

  test('is exported as the import takes it back', async () => {
    const centre = await aCentre([bar])
    const manager = await aManagersTablet(centre)
    await send(manager, await planned(manager, aFile(1, 50)))
    const { register } = manager.services
    const made = await register.export(models, '2026-11-24')
    if (made.kind !== 'exported') return expect.unreachable(JSON.stringify(made))
    expect(made.file).toMatchObject({ name: 'device-register-2026-11-24.csv', type: 'text/csv' })
    const again = await planned(manager, new Blob([made.file.text]))
    expect(again.plan).toMatchObject({ unchanged: 49, problems: [], pages: 0 })
  })
})
