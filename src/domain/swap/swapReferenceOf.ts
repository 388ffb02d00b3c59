/** What people read to each other: the last eight characters of the swap's id, which are random, as "7F3A-91BC". */
export function swapReferenceOf(swapId: string): string {
  const tail = swapId.replaceAll('-', '').slice(-8).toUpperCase()
  return `${tail.slice(0, 4)}-${tail.slice(4)}`
}
