import styles from './SignaturePad.module.css'
import { boxHeight, boxWidth, pathOfStroke, type Stroke } from './stroke.ts'

/** The lines alone, inside an svg of the signature's box. */
export function SignatureLines({ strokes }: { readonly strokes: readonly Stroke[] }) {
  return (
    <>
      {strokes.map((stroke, place) => (
        <path key={place} d={pathOfStroke(stroke)} className={styles.ink} />
      ))}
    </>
  )
}

/** A signature as it was given. */
export function SignatureImage({ strokes, label }: { readonly strokes: readonly Stroke[]; readonly label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${boxWidth} ${boxHeight}`} className={styles.image}>
      <SignatureLines strokes={strokes} />
    </svg>
  )
}
