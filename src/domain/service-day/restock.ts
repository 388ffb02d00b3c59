import type { Model } from '../catalogue/catalogue.ts'
import type { Device } from '../device/device.ts'
import { recordStockMovement } from '../stock/recordStockMovement.ts'
import type { StockMovement } from '../stock/stockMovement.ts'
import type { Counter } from './counter.ts'
import { seededId } from './seededId.ts'
import { stampOf } from './stampOf.ts'

/** A delivery comes when this share of the target is left. */
const deliverBelow = 0.85
const deliveredAfterMs = 120_000

const wantedOf: Readonly<Record<Model['deviceClass'], number>> = { laptop: 4, phone: 4, tablet: 2, accessory: 3 }

/** Fills the stockroom up before the first visitor; `nextTag` gives an asset tag that nothing else has. */
export function restock(counter: Counter, nextTag: () => string): readonly StockMovement[] {
  const { random, staffed, day, stock } = counter
  const tablet = staffed.tablets[0]
  if (tablet === undefined || stock.size >= staffed.stockTarget * deliverBelow) return []
  const moment = new Date(day.opensAt.getTime() + deliveredAfterMs)
  return Array.from({ length: staffed.stockTarget - stock.size }, () => {
    const device: Device = {
      assetTag: nextTag(),
      serial: `SN${random.whole(1_000_000, 9_999_999)}`,
      modelId: scarcest(counter).id,
    }
    stock.set(device.assetTag, device)
    return recordStockMovement(
      {
        id: `stock-movement:${seededId(random, moment)}`,
        barId: staffed.bar.barId,
        openingId: day.opening.id,
        by: tablet.installId,
        device,
        direction: 'in',
        why: 'Delivery',
      },
      stampOf(random, tablet, moment, staffed.technicianIds[0] ?? null),
    )
  })
}

function scarcest({ plan, stock }: Counter): Model {
  const held = (model: Model) => [...stock.values()].filter((device) => device.modelId === model.id).length
  const [first] = plan.catalogue.models.toSorted(
    (a, b) => held(a) / wantedOf[a.deviceClass] - held(b) / wantedOf[b.deviceClass],
  )
  if (first === undefined) throw new Error('The catalogue has no model to deliver.')
  return first
}
