/** As it follows a colon: a name further on keeps its capital. */
export function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1)
}
