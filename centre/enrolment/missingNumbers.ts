/** A visit's queue number, in the opening where it was given. */
export type GivenNumber = { readonly openingId: string; readonly queueNumber: string }

/**
 * The queue numbers of one tablet that are not among `given`, though higher ones of the same opening are: a tablet gives
 * them one after the other and takes none away, so that each is a visit which nobody was told of.
 */
export function missingNumbers(given: readonly GivenNumber[]): readonly GivenNumber[] {
  const countsOfSeries = new Map<string, { readonly openingId: string; readonly letter: string; counts: Set<number> }>()
  for (const { openingId, queueNumber } of given) {
    const [, letter, count] = /^([A-Z]{1,2})(\d{2,3})$/.exec(queueNumber) ?? []
    if (letter === undefined) continue
    const key = `${openingId} ${letter}`
    const series = countsOfSeries.get(key) ?? { openingId, letter, counts: new Set() }
    countsOfSeries.set(key, series)
    series.counts.add(Number(count))
  }
  return [...countsOfSeries.values()].flatMap(({ openingId, letter, counts }) =>
    Array.from({ length: Math.max(...counts) }, (_, index) => index + 1)
      .filter((count) => !counts.has(count))
      .map((count) => ({ openingId, queueNumber: `${letter}${String(count).padStart(2, '0')}` })),
  )
}
