/** Of an asset tag or a serial number. */
export const longestLabel = 40

export const labelRule = `at most ${longestLabel} letters, digits and . - / _ #`

/** What can stand on a label and be typed; letters that only look like these would make another device of it. */
export function isLabel(text: string): boolean {
  return text.length <= longestLabel && /^[A-Za-z0-9./_#-]+$/.test(text)
}
