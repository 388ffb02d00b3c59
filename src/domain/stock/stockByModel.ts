import type { Bar } from '../bar/bar.ts'
import type { Model } from '../catalogue/catalogue.ts'
import type { Device } from '../device/device.ts'

export type ModelStock = {
  readonly modelId: string
  readonly name: string
  readonly deviceClass: Model['deviceClass'] | null
  readonly devices: readonly Device[]
  /** How many are to be here at least; 0 where nobody said. */
  readonly atLeast: number
}

/** Devices by model, in the catalogue's order, with models that ran out; a model that it does not know comes last. */
export function stockByModel(
  devices: readonly Device[],
  models: readonly Model[],
  { minimumStock = [] }: Pick<Bar, 'minimumStock'>,
): readonly ModelStock[] {
  const known = models.map((model) => ({
    modelId: model.id,
    name: model.name,
    deviceClass: model.deviceClass,
    devices: devices.filter((device) => device.modelId === model.id),
    atLeast: minimumStock.find(({ modelId }) => modelId === model.id)?.atLeast ?? 0,
  }))
  const unknownIds = new Set(
    devices.map((device) => device.modelId).filter((id) => !models.some((model) => model.id === id)),
  )
  const unknown = [...unknownIds].map((modelId) => ({
    modelId,
    name: modelId,
    deviceClass: null,
    devices: devices.filter((device) => device.modelId === modelId),
    atLeast: 0,
  }))
  return [...known, ...unknown]
}

/** Less than there is to be at least. */
export function isBelowMinimum({ devices, atLeast }: ModelStock): boolean {
  return devices.length < atLeast
}
