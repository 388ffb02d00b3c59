const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A suggestion: any letter but I and O, which look like digits on a queue number. */
export function anyTabletLetter(): string {
  return letters.charAt(Math.floor(Math.random() * letters.length))
}

export function isTabletLetter(typed: string): boolean {
  return /^[A-Z]$/.test(typed)
}
