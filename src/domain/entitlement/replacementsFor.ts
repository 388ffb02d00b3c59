import type { Model } from '../catalogue/catalogue.ts'
import type { Device } from '../device/device.ts'

export type Replacement = { readonly device: Device; readonly fit: 'same model' | 'substitute' }

/** What this stockroom holds that may replace `model`: the same model first, then its substitutes in their order. */
export function replacementsFor(model: Model, stockroom: readonly Device[]): readonly Replacement[] {
  const order = [model.id, ...model.substitutes]
  return stockroom
    .filter((device) => order.includes(device.modelId))
    .toSorted((a, b) => order.indexOf(a.modelId) - order.indexOf(b.modelId))
    .map((device) => ({ device, fit: device.modelId === model.id ? 'same model' : 'substitute' }))
}
