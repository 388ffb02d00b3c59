import type { Kit, Model } from '../catalogue/catalogue.ts'
import type { Device } from '../device/device.ts'
import { type Replacement, replacementsFor } from '../entitlement/replacementsFor.ts'

/** One kind of device of a kit, and what this stockroom has for it. */
export type KitLine = {
  readonly model: Model
  readonly count: number
  /** The same model first, then its substitutes. */
  readonly fitting: readonly Replacement[]
  /** Of the chosen ones, those that are for this line. */
  readonly chosen: readonly Device[]
}

/**
 * A kit's lines beside a stockroom, with what was chosen. A device goes to the first line that still needs one and that it fits;
 * one that is not in the stockroom any more, or that no line needs, is left out. A model that the catalogue lost is left out too.
 */
export function kitLines(
  kit: Kit,
  models: readonly Model[],
  stockroom: readonly Device[],
  chosenTags: readonly string[],
): readonly KitLine[] {
  const taken = new Set<string>()
  const items = kit.items.flatMap(({ modelId, count }) => {
    const model = models.find(({ id }) => id === modelId)
    return model === undefined ? [] : [{ model, count, fitting: replacementsFor(model, stockroom) }]
  })
  return items.map((item) => {
    const free = item.fitting.filter(
      ({ device: { assetTag } }) => chosenTags.includes(assetTag) && !taken.has(assetTag),
    )
    const chosen = free.slice(0, item.count).map(({ device }) => device)
    for (const { assetTag } of chosen) taken.add(assetTag)
    return { ...item, chosen }
  })
}

/** What the kit has and is not handed out now. */
export function owedOf(lines: readonly KitLine[]): { modelId: string; count: number }[] {
  return lines.flatMap(({ model, count, chosen }) =>
    chosen.length < count ? [{ modelId: model.id, count: count - chosen.length }] : [],
  )
}
