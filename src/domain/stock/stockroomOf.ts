import type { Device } from '../device/device.ts'
import type { Whereabouts } from './whereabouts.ts'

/**
 * What a stockroom can hand out, by asset tag: what stands in stock, is not on
 * hold and is known by serial and model; not what came back and is not sanitised.
 */
export function stockroomOf(known: ReadonlyMap<string, Whereabouts>): readonly Device[] {
  return [...known.values()]
    .flatMap(({ assetTag, serial, modelId, place, hold }) =>
      place.kind === 'in stock' && hold === null && serial !== null && modelId !== null
        ? [{ assetTag, serial, modelId }]
        : [],
    )
    .toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
}
