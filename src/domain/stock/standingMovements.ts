import type { StockMovement } from './stockMovement.ts'
import type { StockMove } from './stockSteps.ts'

/** Movements that were not taken back, without those that took one back. */
export function standingMovements(moves: readonly StockMove[]): readonly StockMovement[] {
  const movements = moves.filter((move) => move.type === 'stock-movement')
  const undone = new Set(movements.map(({ undoes }) => undoes ?? null))
  return movements.filter(({ id, undoes }) => (undoes ?? null) === null && !undone.has(id))
}
