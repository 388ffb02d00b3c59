const first = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

/** "Third in line" of the place 2. */
export function placeWords(place: number): string {
  return `${first[place] ?? `Number ${place + 1}`} in line`
}
