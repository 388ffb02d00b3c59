import type { Bar } from '../bar/bar.ts'
import type { Model } from '../catalogue/catalogue.ts'

type OfModel = { readonly assetTag: string; readonly serial: string | null; readonly modelId: string }

export type ModelStock<T extends OfModel = OfModel> = {
  readonly modelId: string
  readonly name: string
  readonly deviceClass: Model['deviceClass'] | null
  readonly devices: readonly T[]
  /** How many are to be here at least; 0 where nobody said. */
  readonly atLeast: number
}

/** Devices by model, in the catalogue's order, with models that ran out; a model that it does not know comes last. */
export function stockByModel<T extends OfModel>(
  devices: readonly T[],
  models: readonly Model[],
  { minimumStock = [] }: Pick<Bar, 'minimumStock'>,
): readonly ModelStock<T>[] {
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
