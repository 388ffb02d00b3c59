import { encodeQR } from 'qr'
import styles from './QrImage.module.css'

/** A QR code, dark on white in both themes, because scanners expect it so. */
export function QrImage({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 3 })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`} className={styles.code}>
      <path d={path} />
    </svg>
  )
}
