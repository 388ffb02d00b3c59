export type HistoryLine = {
  /** What happened: "Swapped to PC Osei". */
  readonly title: string
  readonly icon: string
  /** What else is known of it, a sentence each. */
  readonly details: readonly string[]
  /** The record that tells more. */
  readonly to: string | null
}

/** A line that names no other record. */
export function plainLine(title: string, icon: string, details: readonly string[] = []): HistoryLine {
  return { title, icon, details, to: null }
}
