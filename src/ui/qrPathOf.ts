import { encodeQR } from 'qr'

/** The dark squares of a QR code as an SVG path, and how many squares it is wide with its quiet zone; null for more text than one holds. */
export function qrPathOf(
  text: string,
  ecc: 'low' | 'medium',
  border: number,
): { readonly path: string; readonly size: number } | null {
  const rows = squaresOf(text, ecc, border)
  if (rows === null) return null
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { path, size: rows.length }
}

function squaresOf(text: string, ecc: 'low' | 'medium', border: number): readonly (readonly boolean[])[] | null {
  try {
    return encodeQR(text, 'raw', { ecc, border })
  } catch {
    return null
  }
}
