import { classes } from './classes.ts'
import styles from './QrImage.module.css'
import { qrPathOf } from './qrPathOf.ts'

export type QrImageProps = {
  readonly text: string
  readonly label: string
  /** Much text makes small squares: as wide as a hand needs to hold a camera before it. */
  readonly isLarge?: boolean
}

/** A QR code, dark on white in both themes, because scanners expect it so. */
export function QrImage({ text, label, isLarge = false }: QrImageProps) {
  const drawn = qrPathOf(text, isLarge ? 'low' : 'medium', 3)
  if (drawn === null) return <p>{`${label}: this is more than a code can hold. Read it from the list, and type it.`}</p>
  const { path, size } = drawn
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={classes(styles.code, isLarge && styles.large)}
    >
      <path d={path} />
    </svg>
  )
}
