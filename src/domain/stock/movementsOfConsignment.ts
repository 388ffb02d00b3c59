import type { StockMovement } from './stockMovement.ts'

/** Of movements that stand, those that were sent together or came together under this id. */
export function movementsOfConsignment(
  standing: readonly StockMovement[],
  consignmentId: string,
): readonly StockMovement[] {
  return standing.filter((movement) => movement.consignmentId === consignmentId)
}
