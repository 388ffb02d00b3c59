import { type PointerEvent, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'
import { SignatureLines } from './SignatureLines.tsx'
import styles from './SignaturePad.module.css'
import { boxHeight, boxWidth, extendStroke, type Stroke } from './stroke.ts'

export type SignaturePadProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly strokes: readonly Stroke[]
  readonly onChange: (strokes: readonly Stroke[]) => void
}

/** Signed with a finger or a pen. It cannot be used by keyboard: the caller offers another way beside it. */
export function SignaturePad({ id, label, hint, error, strokes, onChange }: SignaturePadProps) {
  const labelId = useId()
  const isDrawing = useRef(false)

  const start = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    onChange([...strokes, pointOf(event)])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const current = strokes.at(-1)
    if (!isDrawing.current || current === undefined) return
    const longer = extendStroke(current, pointOf(event))
    if (longer !== current) onChange([...strokes.slice(0, -1), longer])
  }
  const end = () => {
    isDrawing.current = false
  }

  return (
    <div className={classes(fieldStyles.field, fieldStyles.wide, error !== undefined && fieldStyles.isWrong)}>
      <span id={labelId} className={fieldStyles.label}>
        {label}
      </span>
      {hint !== undefined && <span className={fieldStyles.hint}>{hint}</span>}
      {error !== undefined && (
        <span className={fieldStyles.error}>
          <Icon name="circle-alert" />
          {error}
        </span>
      )}
      <svg
        id={id}
        role="img"
        aria-labelledby={labelId}
        viewBox={`0 0 ${boxWidth} ${boxHeight}`}
        className={styles.pad}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="60" x2="940" y1="320" y2="320" className={styles.line} />
        <SignatureLines strokes={strokes} />
      </svg>
      <div>
        <Button icon="rotate-ccw" isDisabled={strokes.length === 0} onPress={() => onChange([])}>
          Clear
        </Button>
      </div>
    </div>
  )
}

/** Whole numbers in the box, whatever the size on the glass. */
function pointOf(event: PointerEvent<SVGSVGElement>): Stroke {
  const box = event.currentTarget.getBoundingClientRect()
  const along = (at: number, from: number, length: number, to: number) =>
    Math.min(to, Math.max(0, Math.round(((at - from) / length) * to)))
  return [along(event.clientX, box.left, box.width, boxWidth), along(event.clientY, box.top, box.height, boxHeight)]
}
