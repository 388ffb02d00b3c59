/**
 * Whether a database at the centre still is what this tablet knew. Each tablet raises a count of its own in a `_local` document
 * there, after the centre has taken what it sent; `_local` documents live and go back in time with their database.
 * - Never raised by this tablet: fits.
 * - Gone, or lower than remembered: the database was made anew or came back from an older copy.
 * - The same, or higher (an answer got lost): fits.
 */
export function decideOnMark(remembered: number, atCentre: number | null): 'fits' | 'went back' {
  if (remembered === 0) return 'fits'
  return atCentre !== null && atCentre >= remembered ? 'fits' : 'went back'
}
