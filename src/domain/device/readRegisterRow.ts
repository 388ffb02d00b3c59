import { format, isValid, parse } from 'date-fns'
import { tidyAssetTag } from './device.ts'
import { unescapeFormula } from './formulaText.ts'
import { isImei } from './isImei.ts'
import { isLabel, labelRule } from './isLabel.ts'
import type { RegisterColumn } from './registerColumns.ts'
import {
  deviceStates,
  type DeviceSubstate,
  longestRole,
  type RegisteredDevice,
  type RegisterModels,
  substatesOf,
} from './registeredDevice.ts'

/** Cells by column, as the file holds them; a column that the file does not have is missing. */
export type RegisterCells = Partial<Readonly<Record<RegisterColumn, string>>>

export type CellProblem = { readonly column: RegisterColumn; readonly value: string; readonly words: string }

export type RegisterRowReading =
  | { readonly kind: 'read'; readonly device: RegisteredDevice }
  | { readonly kind: 'unclear'; readonly problems: readonly CellProblem[] }

/** A cell that could not be read. */
class Unclear {
  constructor(readonly words: string) {}
}

/** Of a cell that could not be read. */
const longestShown = 100
/** What people write where they know no serial number. */
const noSerials = ['N/A', 'NA', 'NONE', 'UNKNOWN', 'TBC', 'TBA', '-', '0']

/**
 * One row as the register would keep it. `before` is what it holds of that tag: a column that the file lacks changes nothing
 * of it, an empty cell empties what may be empty.
 */
export function readRegisterRow(
  cells: RegisterCells,
  models: RegisterModels,
  before: (assetTag: string) => RegisteredDevice | undefined,
): RegisterRowReading {
  const problems: CellProblem[] = []
  const read = <T>(column: RegisterColumn, reading: (cell: string) => T | Unclear, otherwise: T): T => {
    const cell = cells[column]
    if (cell === undefined) return otherwise
    const found = reading(unescapeFormula(cell.trim()))
    if (!(found instanceof Unclear)) return found
    problems.push({ column, value: cell.slice(0, longestShown), words: found.words })
    return otherwise
  }
  const assetTag = read('assetTag', readTag, '')
  const known = before(assetTag)
  const serial = read('serial', readSerial, '')
  const model = read('model', (cell) => readModel(cell, models), null)
  read('deviceClass', (cell) => readClass(cell, model), null)
  const [known1 = '', known2 = ''] = known?.imeis ?? []
  const imeis = [read('imei1', readImei, known1), read('imei2', readImei, known2)].filter((imei) => imei !== '')
  const forRole = read('forRole', readRole, known?.forRole ?? null)
  const warrantyEnd = read('warrantyEnd', readDay, known?.warrantyEnd ?? null)
  const state = read('state', readState, known?.state ?? null)
  const keptSubstate = known !== undefined && known.state === state ? known.substate : null
  const substate = read('substate', readSubstate, keptSubstate)

  if (state === null && !problems.some(({ column }) => column === 'state'))
    problems.push({ column: 'state', value: '', words: `Say what it is: ${listed(deviceStates)}` })
  if (state !== null && substate !== null && !(substatesOf[state] as readonly string[]).includes(substate))
    problems.push({ column: 'substate', value: cells.substate ?? '', words: wordsOfWrongSubstate(state) })
  if (imeis.length === 2 && imeis[0] === imeis[1])
    problems.push({ column: 'imei2', value: cells.imei2 ?? '', words: 'Both IMEIs are the same' })
  if (problems.length > 0 || model === null || state === null) return { kind: 'unclear', problems }
  return {
    kind: 'read',
    device: { ...known, assetTag, serial, modelId: model.id, imeis, forRole, warrantyEnd, state, substate },
  }
}

function readTag(cell: string): string | Unclear {
  const tag = tidyAssetTag(cell)
  if (tag === '') return new Unclear('Enter the asset tag')
  return isLabel(tag) ? tag : new Unclear(`An asset tag has ${labelRule}`)
}

function readSerial(cell: string): string | Unclear {
  const serial = tidyAssetTag(cell)
  if (serial === '' || noSerials.includes(serial)) return new Unclear('Enter the serial number')
  return isLabel(serial) ? serial : new Unclear(`A serial number has ${labelRule}`)
}

function readModel(cell: string, models: RegisterModels): RegisterModels[number] | Unclear {
  const wanted = cell.toLowerCase()
  if (wanted === '') return new Unclear('Enter the model')
  const found = models.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted)
  return found ?? new Unclear('The catalogue has no model of this name')
}

/** It follows from the model; a file that says otherwise is wrong in one of the two. */
function readClass(cell: string, model: RegisterModels[number] | null): null | Unclear {
  if (cell === '' || model === null || cell.toLowerCase() === model.deviceClass) return null
  return new Unclear(`${model.name} is of the class ${model.deviceClass}`)
}

function readImei(cell: string): string | Unclear {
  const digits = cell.replace(/[\s-]/g, '')
  if (digits === '' || isImei(digits)) return digits
  return new Unclear('An IMEI has 15 digits, and its last one must fit the others')
}

function readRole(cell: string): string | null | Unclear {
  if (cell.length > longestRole) return new Unclear(`A role has at most ${longestRole} characters`)
  return cell === '' ? null : cell
}

/** As ISO writes it, or as a British spreadsheet does. */
const dayFormats = ['yyyy-MM-dd', 'dd/MM/yyyy', 'd/M/yyyy'] as const

function readDay(cell: string): string | null | Unclear {
  if (cell === '') return null
  const days = dayFormats.map((pattern) => parse(cell, pattern, new Date(0)))
  const day = days.find((candidate) => isValid(candidate) && candidate.getFullYear() >= 1990)
  return day === undefined ? new Unclear('A day is written as 2027-03-31 or 31/03/2027') : format(day, 'yyyy-MM-dd')
}

function readState(cell: string): RegisteredDevice['state'] | Unclear {
  const state = deviceStates.find((candidate) => candidate === cell.toLowerCase())
  return state ?? new Unclear(`Say what it is: ${listed(deviceStates)}`)
}

function readSubstate(cell: string): DeviceSubstate | null | Unclear {
  if (cell === '') return null
  const substates = Object.values(substatesOf).flat() as readonly DeviceSubstate[]
  const substate = substates.find((candidate) => candidate === cell.toLowerCase())
  return substate ?? new Unclear(`No such substate: ${listed(substates)}`)
}

function wordsOfWrongSubstate(state: RegisteredDevice['state']): string {
  const fitting = substatesOf[state]
  return fitting.length === 0 ? `A device that is ${state} has no substate` : `${state} can be ${listed(fitting)}`
}

function listed(words: readonly string[]): string {
  return words.join(', ')
}
