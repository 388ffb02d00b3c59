import { firstValueFrom } from 'rxjs'
import { movementsOfConsignment } from '../../domain/stock/movementsOfConsignment.ts'
import { type Movement, recordStockMovement } from '../../domain/stock/recordStockMovement.ts'
import type { StockMovement } from '../../domain/stock/stockMovement.ts'
import { useServices } from '../../services.tsx'
import { useWorkplace } from '../../workplace.tsx'

/** What a movement says, without what every record of this tablet carries. */
export type MovementTold = Omit<Movement, 'id' | 'barId' | 'openingId' | 'by'>

export type Movements = {
  /** Resolves with it when it is durably on this tablet. */
  readonly record: (told: MovementTold) => Promise<StockMovement>
  readonly takeBack: (movement: Pick<StockMovement, 'id' | 'device' | 'direction'>) => Promise<void>
  /** One record for each device; what stands of the consignment already is left out. */
  readonly recordConsignment: (told: readonly MovementTold[], consignmentId: string) => Promise<void>
  /** All that stands of it, whichever attempt wrote it, but for the tags that were there before. */
  readonly takeConsignmentBack: (consignmentId: string, before?: readonly string[]) => Promise<void>
}

/** Movements of this bar's stock, made by this tablet. */
export function useMovements(): Movements {
  const { stock, newId, stamp } = useServices()
  const { bar, shift, tablet } = useWorkplace()
  const { barId } = bar
  const movementOf = (told: MovementTold) =>
    recordStockMovement(
      { id: newId('stock-movement'), barId, openingId: shift.opening.id, by: tablet.installId, ...told },
      stamp(),
    )
  const takeBack: Movements['takeBack'] = ({ id, device, direction }) =>
    stock.add(movementOf({ device, direction: direction === 'in' ? 'out' : 'in', why: 'Taken back', undoes: id }))
  return {
    record: async (told) => {
      const movement = movementOf(told)
      await stock.add(movement)
      return movement
    },
    takeBack,
    recordConsignment: async (told, consignmentId) =>
      void (await stock.addConsignment(told.map(movementOf), consignmentId)),
    takeConsignmentBack: async (consignmentId, before = []) => {
      for (const movement of movementsOfConsignment(await firstValueFrom(stock.standing$(barId)), consignmentId))
        if (!before.includes(movement.device.assetTag)) await takeBack(movement)
    },
  }
}
