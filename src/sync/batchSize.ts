export const largestBatch = 1000
export const firstBatch = 500

/** Batches adapt to the link: half after one that did not get through, down to one document; double after one that did. */
export function nextBatchSize(size: number, outcome: 'got through' | 'did not'): number {
  return outcome === 'got through' ? Math.min(largestBatch, size * 2) : Math.max(1, Math.floor(size / 2))
}
