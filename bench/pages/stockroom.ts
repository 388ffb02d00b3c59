import { firstValueFrom } from 'rxjs'
import { createRecordShelf } from '../../src/data/record/recordShelf.ts'
import { recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import type { StockMovement } from '../../src/domain/stock/stockMovement.ts'
import { stampAt } from '../documents/benchVisits.ts'
import { composeProduct } from '../peers/techBar.ts'

export type StockTimes = {
  /** Milliseconds until the stock page knows where each device is: the first time since the app was started. */
  readonly first: number
  /** The same, when the page is come back to. */
  readonly again: number
  /** From a confirmed movement to the page that knows of it. */
  readonly moved: number
}

const barId = 'bench-1'
const movementsOfADevice = 10
const batchSize = 1_000

/** A stockroom with so many movements behind it; each device came and went ten times. */
export async function timeStockroom({ movements }: { readonly movements: number }): Promise<StockTimes> {
  const { services, database } = await composeProduct('stock')
  const shelf = createRecordShelf<StockMovement>(['stock-movement'], database.stockMovements as never)
  const sync = { unsent: 0 as const, rev: '1-0', base: null, reason: null }
  for (let from = 0; from < movements; from += batchSize)
    await shelf.write(
      Array.from({ length: Math.min(batchSize, movements - from) }, (_, n) => ({
        previous: null,
        next: { ...aMovement(from + n, movements), sync },
        isDeleted: false,
      })),
    )
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  const known = () => firstValueFrom(services.stock.whereabouts$(barId))
  const first = await timed(known)
  const again = await timed(known)
  const extra = { ...aMovement(movements, movements), device: { assetTag: 'EXTRA', serial: 'S', modelId: 'laptop-a' } }
  await services.stock.add(extra)
  const moved = await timed(async () => {
    while (!(await known()).has('EXTRA')) await new Promise((resume) => setTimeout(resume, 1))
  })
  services.sync.stop()
  await database.remove()
  return { first, again, moved }
}

function aMovement(n: number, total: number): StockMovement {
  const devices = Math.max(1, Math.floor(total / movementsOfADevice))
  const assetTag = `MP${String(n % devices).padStart(6, '0')}`
  const header = { id: `stock-movement:${String(n).padStart(8, '0')}`, barId, openingId: '', by: 'bench-install' }
  const direction = Math.floor(n / devices) % 2 === 0 ? 'in' : 'out'
  const device = { assetTag, serial: `SN${assetTag}`, modelId: 'laptop-a' }
  return recordStockMovement({ ...header, device, direction, why: 'Delivery' }, stampAt(n, 0))
}
