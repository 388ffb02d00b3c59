import { describe, expect, test } from 'vitest'
import { readRegisterRow, type RegisterCells } from './readRegisterRow.ts'
import type { RegisteredDevice } from './registeredDevice.ts'

const models = [
  { id: 'phone-6', name: 'Phone 6-inch, 2025', deviceClass: 'phone' as const },
  { id: 'laptop-14', name: 'Laptop 14-inch, 2025', deviceClass: 'laptop' as const },
]
const full: RegisterCells = {
  assetTag: ' ph 1001 ',
  serial: 'sn-77',
  model: 'phone 6-inch, 2025',
  deviceClass: 'Phone',
  imei1: '490154203237518',
  imei2: '35-209900-176148-1',
  forRole: 'Response officer',
  warrantyEnd: '31/03/2028',
  state: 'In stock',
  substate: 'Quarantine',
}
const device: RegisteredDevice = {
  assetTag: 'PH1001',
  serial: 'SN-77',
  modelId: 'phone-6',
  imeis: ['490154203237518', '352099001761481'],
  forRole: 'Response officer',
  warrantyEnd: '2028-03-31',
  state: 'in stock',
  substate: 'quarantine',
}
const read = (cells: RegisterCells, before?: RegisteredDevice) => readRegisterRow(cells, models, () => before)

describe('a row of a register’s file', () => {
  test('is read as people write it', () => {
    expect(read(full)).toEqual({ kind: 'read', device })
  })

  test('names its model by id too', () => {
    expect(read({ ...full, model: 'PHONE-6' })).toEqual({ kind: 'read', device })
  })

  test('leaves what it has no column for as it was', () => {
    const { assetTag = '', model = '' } = full
    expect(read({ assetTag, serial: 'SN-78', model }, device)).toEqual({
      kind: 'read',
      device: { ...device, serial: 'SN-78' },
    })
  })

  test('empties what may be empty with an empty cell', () => {
    const emptied = read({ ...full, imei1: '', imei2: '', forRole: '', warrantyEnd: ' ', substate: '' }, device)
    expect(emptied).toMatchObject({
      kind: 'read',
      device: { imeis: [], forRole: null, warrantyEnd: null, substate: null },
    })
  })

  test('keeps the substate only while the state is the same', () => {
    const { substate: _none, ...noSubstate } = full
    expect(read(noSubstate, device)).toMatchObject({ device: { substate: 'quarantine' } })
    expect(read({ ...noSubstate, state: 'in use' }, device)).toMatchObject({ device: { substate: null } })
  })

  test('that the export escaped is read as it was', () => {
    expect(read({ ...full, forRole: "'=SUM(A1)" })).toMatchObject({ device: { forRole: '=SUM(A1)' } })
  })

  test.each<[string, RegisterCells, string, RegExp]>([
    ['no asset tag', { assetTag: ' ' }, 'assetTag', /Enter the asset tag/],
    ['an asset tag with markup', { assetTag: '<b>1</b>' }, 'assetTag', /letters, digits/],
    ['an asset tag that is too long', { assetTag: 'A'.repeat(41) }, 'assetTag', /at most 40/],
    ['no serial number', { serial: '' }, 'serial', /Enter the serial number/],
    ['a word for none', { serial: 'n/a' }, 'serial', /Enter the serial number/],
    ['letters that only look like others', { assetTag: 'РН1001' }, 'assetTag', /letters, digits/],
    ['a cell without end', { model: 'x'.repeat(5_000) }, 'model', /no model of this name/],
    ['no model', { model: '' }, 'model', /Enter the model/],
    ['a model that the catalogue lacks', { model: 'Abacus' }, 'model', /no model of this name/],
    ['a class that its model is not of', { deviceClass: 'laptop' }, 'deviceClass', /is of the class phone/],
    ['a wrong IMEI', { imei1: '490154203237517' }, 'imei1', /15 digits/],
    ['the same IMEI twice', { imei2: '490154203237518' }, 'imei2', /the same/],
    ['a role that is too long', { forRole: 'r'.repeat(61) }, 'forRole', /at most 60/],
    ['a day that there is not', { warrantyEnd: '31/02/2028' }, 'warrantyEnd', /2027-03-31/],
    ['a day as the other half of the world writes it', { warrantyEnd: '03/31/2028' }, 'warrantyEnd', /2027-03-31/],
    ['a state that there is not', { state: 'broken' }, 'state', /in stock, in use, loaned/],
    ['no state', { state: '' }, 'state', /in stock, in use, loaned/],
    ['a substate that there is not', { substate: 'asleep' }, 'substate', /No such substate/],
    ['a substate of another state', { substate: 'stolen' }, 'substate', /in stock can be available/],
    ['a substate of a state that has none', { state: 'in use' }, 'substate', /in use has no substate/],
  ])('with %s is not taken, and says why', (_what, cells, column, words) => {
    const reading = read({ ...full, ...cells })
    expect(reading).toMatchObject({ kind: 'unclear', problems: [{ column, words: expect.stringMatching(words) }] })
  })

  test('of a new device has to say its state', () => {
    const { assetTag = '', serial = '', model = '' } = full
    const reading = read({ assetTag, serial, model })
    expect(reading).toMatchObject({ kind: 'unclear', problems: [{ column: 'state' }] })
  })
})
