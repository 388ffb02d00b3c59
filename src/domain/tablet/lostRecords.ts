import * as v from 'valibot'

/**
 * What a tablet notes about itself outside its database, so that it notices when the database is gone: which install it
 * is, and how things stood with the centre when it was last seen.
 */
const markerSchema = v.object({
  installId: v.string(),
  /** Null until the tablet is set up: then there is nothing to lose. */
  letter: v.nullable(v.string()),
  barId: v.nullable(v.string()),
  /** Records that the centre did not have. */
  unsent: v.number(),
  lastSuccessAt: v.nullable(v.string()),
})

export type InstallMarker = Readonly<v.InferOutput<typeof markerSchema>>

export type LostRecords = Pick<InstallMarker, 'unsent' | 'lastSuccessAt'> & {
  readonly letter: string
  readonly barId: string
}

/** Null for what is no marker: an older app wrote none. */
export function readInstallMarker(text: string | null): InstallMarker | null {
  try {
    const parsed = v.safeParse(markerSchema, JSON.parse(text ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** What is gone if this browser's marker names another install than its database has; null if nothing is. */
export function lostRecordsOf(marker: InstallMarker | null, installId: string): LostRecords | null {
  if (marker === null || marker.installId === installId) return null
  const { letter, barId, unsent, lastSuccessAt } = marker
  return letter === null || barId === null ? null : { letter, barId, unsent, lastSuccessAt }
}
