/** Why this may be nobody's new PIN, as a sentence; null where it may. A PIN that somebody has is only ever checked as it is. */
export function problemOfNewPin(pin: string): string | null {
  if (!/^\d{4,8}$/.test(pin)) return 'A PIN has 4 to 8 digits, and nothing else.'
  if (isRow(pin))
    return 'One digit again and again, or digits in a row such as 1234 or 4321, is what everybody tries first.'
  return null
}

/** Each digit is the one before it, or the next, or the last; after 9 comes 0. */
function isRow(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10))
  const [step] = steps
  return steps.size === 1 && (step === 0 || step === 1 || step === 9)
}
