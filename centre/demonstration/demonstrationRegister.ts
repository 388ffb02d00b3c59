import { addMonths, format } from 'date-fns'
import type { Model } from '../../src/domain/catalogue/catalogue.ts'
import type { Device } from '../../src/domain/device/device.ts'
import { isImei } from '../../src/domain/device/isImei.ts'
import type { RegisteredDevice } from '../../src/domain/device/registeredDevice.ts'
import { idOfPage, pageOf, type RegisterPage } from '../../src/domain/device/registerPage.ts'
import type { ServiceRecords } from '../../src/domain/service-day/servicePeriod.ts'
import { stockroomOf } from '../../src/domain/stock/stockroomOf.ts'
import { whereaboutsOf } from '../../src/domain/stock/whereaboutsOf.ts'
import { demonstrationModels } from './demonstrationModels.ts'

const warrantyMonths = 36

/** A register of the devices that the history speaks of: what stockrooms hold, what was issued, and what came in. */
export function demonstrationRegister({ swaps, stockMovements, visits }: ServiceRecords): readonly RegisterPage[] {
  const old = swaps.map(({ incoming }) => ({ ...incoming, serial: incoming.serial ?? `SN-${incoming.assetTag}` }))
  const delivered = stockMovements.map(({ device }) => device)
  const known = new Map<string, Device>([...old, ...delivered].flatMap(tagged))
  const held = stockroomOf(whereaboutsOf({ moves: stockMovements, swaps, visits })).map(({ assetTag }) => assetTag)
  const inStock = new Set(held)
  const first = stockMovements.map(({ movedAt }) => movedAt).toSorted()[0]
  const boughtOn = first === undefined ? new Date(0) : new Date(first)
  const pages = new Map<string, RegisteredDevice[]>()
  for (const [place, device] of [...known.values()].toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1)).entries()) {
    const page = pageOf(device.assetTag)
    const model = demonstrationModels.find(({ id }) => id === device.modelId)
    const isInStock = inStock.has(device.assetTag)
    pages.set(page, [
      ...(pages.get(page) ?? []),
      {
        assetTag: device.assetTag,
        serial: device.serial,
        modelId: device.modelId,
        imeis: imeisOf(model, place),
        forRole: roleOf(place),
        warrantyEnd: format(addMonths(boughtOn, (place * 7) % warrantyMonths), 'yyyy-MM-dd'),
        state: isInStock ? 'in stock' : 'in use',
        substate: isInStock ? 'available' : null,
      },
    ])
  }
  return [...pages].map(([page, devices]) => ({ id: idOfPage(page), type: 'device-page', schema: 1, page, devices }))
}

/** Most devices are for anybody; the contract has rules for some roles. */
function roleOf(place: number): string | null {
  if (place % 40 === 7) return 'Student officer'
  return place % 6 === 0 ? 'Response officer' : null
}

type Told = { readonly assetTag: string; readonly serial: string | null; readonly modelId: string | null }

function tagged({ assetTag, serial, modelId }: Told): [string, Device][] {
  return serial === null || modelId === null ? [] : [[assetTag, { assetTag, serial, modelId }]]
}

function imeisOf(model: Model | undefined, place: number): string[] {
  if (model?.deviceClass !== 'phone') return []
  const digits = `35000000${String(place).padStart(6, '0')}`
  return Array.from({ length: 10 }, (_, check) => `${digits}${check}`).filter(isImei)
}
