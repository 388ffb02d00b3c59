import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aRegisteredDevice } from '../../testing/aRegisteredDevice.ts'
import { planRegisterImport, type RegisterRow } from './planRegisterImport.ts'
import type { RegisteredDevice } from './registeredDevice.ts'
import { idOfPage, pageOf, type RegisterPage } from './registerPage.ts'

const models = [{ id: 'laptop-a', name: 'Laptop 14-inch', deviceClass: 'laptop' as const }]
const imei = '490154203237518'

function register(...devices: readonly RegisteredDevice[]): readonly RegisterPage[] {
  const pages = new Map<string, RegisteredDevice[]>()
  for (const device of devices) {
    const page = pageOf(device.assetTag)
    pages.set(page, [...(pages.get(page) ?? []), device])
  }
  return [...pages].map(([page, held]) => ({ id: idOfPage(page), type: 'device-page', schema: 1, page, devices: held }))
}

function aRow(row: number, assetTag: string, serial = `SN-${assetTag}`, more: RegisterRow['cells'] = {}): RegisterRow {
  return { row, hasSurplus: false, cells: { assetTag, serial, model: 'laptop-a', state: 'in use', ...more } }
}

/** The register as it stands after the import. */
function after(known: readonly RegisterPage[], pages: readonly RegisterPage[]): readonly RegisteredDevice[] {
  const changed = new Set(pages.map(({ page }) => page))
  return [...known.filter(({ page }) => !changed.has(page)), ...pages].flatMap(({ devices }) => devices)
}

const tagsOf = (devices: readonly RegisteredDevice[]) =>
  devices.map(({ assetTag }) => assetTag).toSorted((a, b) => (a < b ? -1 : 1))

describe('an import', () => {
  test('adds, changes and leaves alone, and says how many', () => {
    const known = register(aRegisteredDevice('A1'), aRegisteredDevice('A2'), aRegisteredDevice('A3'))
    const plan = planRegisterImport([aRow(2, 'A1'), aRow(3, 'A2', 'NEW-2'), aRow(4, 'A4')], known, models)
    expect(plan).toMatchObject({ added: 1, changed: 1, unchanged: 1, problems: [] })
    const devices = after(known, plan.pages)
    expect(tagsOf(devices)).toEqual(['A1', 'A2', 'A3', 'A4'])
    expect(devices.find(({ assetTag }) => assetTag === 'A2')?.serial).toBe('NEW-2')
  })

  test('writes only the pages that become different, and keeps what a newer app keeps there', () => {
    const [page] = register(aRegisteredDevice('A1', { colour: 'blue' }))
    if (page === undefined) return expect.unreachable()
    const plan = planRegisterImport([aRow(2, 'A1', 'NEW-1'), aRow(3, 'A1-B')], [{ ...page, note: 'kept' }], models)
    const own = plan.pages.find((each) => each.page === page.page)
    expect(own).toMatchObject({ note: 'kept', devices: [{ assetTag: 'A1', serial: 'NEW-1', colour: 'blue' }] })
    expect(planRegisterImport([aRow(2, 'A1')], [page], models).pages).toEqual([])
  })

  test('two devices may exchange their serial numbers', () => {
    const plan = planRegisterImport(
      [aRow(2, 'A1', 'SN-A2'), aRow(3, 'A2', 'SN-A1')],
      register(aRegisteredDevice('A1'), aRegisteredDevice('A2')),
      models,
    )
    expect(plan).toMatchObject({ changed: 2, exchanged: 2, problems: [] })
  })

  test.each<[string, readonly RegisterRow[], readonly RegisteredDevice[], number, string, RegExp]>([
    ['an asset tag that the file has already', [aRow(2, 'A1'), aRow(3, 'a1', 'X')], [], 3, 'assetTag', /Row 2 has/],
    ['a serial number of the file', [aRow(2, 'A1', 'X'), aRow(3, 'A2', 'X')], [], 3, 'serial', /A1 has this serial/],
    [
      'a serial number of the register',
      [aRow(2, 'A1', 'SN-B1')],
      [aRegisteredDevice('B1')],
      2,
      'serial',
      /B1 has this serial/,
    ],
    [
      'an IMEI of the register',
      [aRow(2, 'A1', 'X', { imei2: imei })],
      [aRegisteredDevice('B1', { imeis: [imei] })],
      2,
      'imei1',
      /B1 has this IMEI/,
    ],
    [
      'a serial number that a refused row did not give up',
      [aRow(2, 'A1', 'SN-A2'), aRow(3, 'A2', 'SN-B1')],
      [aRegisteredDevice('A2'), aRegisteredDevice('B1')],
      2,
      'serial',
      /A2 has this serial/,
    ],
  ])('leaves out a row with %s', (_what, rows, known, row, column, words) => {
    const plan = planRegisterImport(rows, register(...known), models)
    expect(plan.problems).toContainEqual(expect.objectContaining({ row, column, words: expect.stringMatching(words) }))
    const taken = after(register(...known), plan.pages)
    expect(new Set(taken.map(({ serial }) => serial)).size).toBe(taken.length)
  })

  test('leaves out a row with more cells than there are headings, whatever it says', () => {
    const plan = planRegisterImport([{ ...aRow(2, 'A1'), hasSurplus: true }], [], models)
    expect(plan).toMatchObject({ added: 0, problems: [{ row: 2, words: expect.stringContaining('more cells') }] })
  })

  test('of a column that slipped by one row all that follow from it are left out, also of a whole register', () => {
    const devices = Array.from({ length: 5_000 }, (_, at) => aRegisteredDevice(`A${at}`))
    const rows = devices.map(({ assetTag }, at) => aRow(at + 2, assetTag, devices[at + 1]?.serial ?? ''))
    const plan = planRegisterImport(rows, register(...devices), models)
    expect(plan).toMatchObject({ added: 0, changed: 0, unchanged: 0, pages: [] })
    expect(plan.problems).toHaveLength(5_000)
  })

  test('says what the register has twice already, which no import makes', () => {
    const known = register(aRegisteredDevice('B1', { serial: 'X' }), aRegisteredDevice('B2', { serial: 'X' }))
    expect(planRegisterImport([aRow(2, 'A1')], known, models).doubles).toEqual([{ value: 'X', tags: ['B1', 'B2'] }])
  })

  test('keeps tags, serial numbers and IMEIs unique whatever comes, counts each row once, and changes nothing the second time', () => {
    const tag = fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5', 'A6')
    const serial = fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6', '')
    const imei1 = fc.constantFrom('', imei, '352099001761481')
    const rows = fc.array(fc.record({ tag, serial, imei1 }), { maxLength: 12 })
    const known = fc.uniqueArray(fc.record({ tag, serial: fc.constantFrom('S1', 'S2', 'S3', 'S4') }), {
      selector: (device) => device.tag,
      maxLength: 4,
    })
    fc.assert(
      fc.property(rows, known, (typed, held) => {
        const own = held.map(({ tag: assetTag }, place) => aRegisteredDevice(assetTag, { serial: `S${place + 1}` }))
        const before = register(...own)
        const file = typed.map((cells, place) => aRow(place + 2, cells.tag, cells.serial, { imei1: cells.imei1 }))
        const plan = planRegisterImport(file, before, models)
        const devices = after(before, plan.pages)
        const imeis = devices.flatMap((device) => device.imeis)
        expect(new Set(tagsOf(devices)).size).toBe(devices.length)
        expect(new Set(devices.map((device) => device.serial)).size).toBe(devices.length)
        expect(new Set(imeis).size).toBe(imeis.length)
        const badRows = new Set(plan.problems.map(({ row }) => row))
        expect(plan.added + plan.changed + plan.unchanged + badRows.size).toBe(file.length)
        // What was left out stays left out; nothing else is news.
        const good = file.filter(({ row }) => !badRows.has(row))
        expect(planRegisterImport(good, register(...devices), models)).toMatchObject({ problems: [], pages: [] })
      }),
    )
  })
})
