/** A record that the centre refused: it waits on this tablet for a person. */
export type RefusedRecord = {
  readonly id: string
  readonly type: string
  readonly barId: string
  /** As people call it: `nameOfRecord`. */
  readonly name: string
  /** In the centre's words. */
  readonly reason: string
  /** When it was last changed, ISO 8601. */
  readonly changedAt: string
}

/** A document of the centre's that this app cannot read: kept as it came. */
export type UnreadableDocument = {
  /** Its place in the tablet's local store. */
  readonly key: string
  readonly id: string
  readonly name: string
  readonly receivedAt: string
  /** As it came. */
  readonly document: unknown
}

/** An unsent record that can be read no more on this tablet: nobody else has what it said last. What lies there is kept. */
export type DamagedRecord = {
  readonly id: string
  /** When it was last changed, ISO 8601; null for what carries no time. */
  readonly changedAt: string | null
}
