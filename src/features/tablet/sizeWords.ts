const units = ['kB', 'MB', 'GB', 'TB'] as const

/** "12 MB", in thousands as disks are sold. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1000
  let unit: (typeof units)[number] = 'kB'
  for (const next of units.slice(1)) {
    if (size < 1000) break
    size /= 1000
    unit = next
  }
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`
}
