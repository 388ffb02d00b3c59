const longest = 30

/** What a visitor may let the wall board show: the first name or the initials; nothing of a name that is not known. */
export function boardNamesOf(name: string): readonly string[] {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return []
  const initials = words.map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase()}.`).join(' ')
  return [...new Set([shortened(first), shortened(initials)])]
}

/** Half a character at the end would be no text that the centre takes. */
function shortened(name: string): string {
  return name.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')
}
