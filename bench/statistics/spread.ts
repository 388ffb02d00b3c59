export type Spread = { readonly median: number; readonly min: number; readonly max: number }

/** Of at least one sample. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new Error('There is nothing to describe.')
  return { median: medianOf(samples), min: Math.min(...samples), max: Math.max(...samples) }
}

export function medianOf(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The least value that `share` of the samples do not exceed. */
export function percentileOf(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Run by run, because what disturbs the machine disturbs the neighbours of a run alike. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Spread {
  if (ours.length !== theirs.length) throw new Error('Only runs that were made in pairs can be compared.')
  return spreadOf(ours.map((sample, run) => sample / (theirs[run] ?? Number.NaN)))
}
