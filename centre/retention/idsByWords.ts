/** The most ids that are named for one reason; the rest is counted. */
const mostNamed = 5

/** Rows of words and an id: the words once, with the ids that they are said of. */
export function idsByWords(rows: readonly (readonly [string, string])[]): readonly string[] {
  const byWords = new Map<string, string[]>()
  for (const [words, id] of rows) byWords.set(words, [...(byWords.get(words) ?? []), id])
  return [...byWords].map(([words, ids]) => `${words} (${namedIds(ids)})`)
}

export function namedIds(ids: readonly string[]): string {
  const more = ids.length - mostNamed
  return `${ids.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
