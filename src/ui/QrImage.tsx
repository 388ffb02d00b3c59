import { encodeQR } from 'qr'
import { classes } from './classes.ts'
import styles from './QrImage.module.css'

export type QrImageProps = {
  readonly text: string
  readonly label: string
  /** Much text makes small squares: as wide as a hand needs to hold a camera before it. */
  readonly isLarge?: boolean
}

/** A QR code, dark on white in both themes, because scanners expect it so. */
export function QrImage({ text, label, isLarge = false }: QrImageProps) {
  const rows = encodeQR(text, 'raw', { ecc: isLarge ? 'low' : 'medium', border: 3 })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      className={classes(styles.code, isLarge && styles.large)}
    >
      <path d={path} />
    </svg>
  )
}
