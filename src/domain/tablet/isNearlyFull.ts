type Space = { readonly usedBytes: number | null; readonly quotaBytes: number | null }

const nearlyFull = 0.8

/** More than four fifths of what the browser allows are used. A browser that does not say is not called full. */
export function isNearlyFull({ usedBytes, quotaBytes }: Space): boolean {
  return usedBytes !== null && quotaBytes !== null && usedBytes > quotaBytes * nearlyFull
}
