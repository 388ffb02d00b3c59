import { encodeQR } from 'qr'

/** The dark squares of a QR code as an SVG path, and how many squares it is wide with its quiet zone. */
export function qrPathOf(
  text: string,
  ecc: 'low' | 'medium',
  border: number,
): { readonly path: string; readonly size: number } {
  const rows = encodeQR(text, 'raw', { ecc, border })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { path, size: rows.length }
}
