import { type ComponentType, useEffect } from 'react'
import { Button } from 'react-aria-components'
import { type Face, faces } from '../../domain/tap/tap.ts'
import { GoodFace } from '../../ui/faces/GoodFace.tsx'
import { PoorFace } from '../../ui/faces/PoorFace.tsx'
import { VeryGoodFace } from '../../ui/faces/VeryGoodFace.tsx'
import { VeryPoorFace } from '../../ui/faces/VeryPoorFace.tsx'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import styles from './Faces.module.css'
import type { LeaveProps } from './leaveProps.ts'

const looks: Readonly<Record<Face, { readonly label: string; readonly Drawing: ComponentType }>> = {
  'very good': { label: 'Very good', Drawing: VeryGoodFace },
  good: { label: 'Good', Drawing: GoodFace },
  poor: { label: 'Poor', Drawing: PoorFace },
  'very poor': { label: 'Very poor', Drawing: VeryPoorFace },
}

export type FacesProps = {
  readonly onFace: (face: Face) => void
  /** Why the last tap was not saved; null when it was. */
  readonly failure: string | null
  readonly leave: LeaveProps
}

/** Four faces of the same size and colour; one tap, or the keys 1 to 4 from the left. */
export function Faces({ onFace, failure, leave }: FacesProps) {
  useEffect(() => {
    const press = (key: KeyboardEvent) => {
      const face = /^[1-4]$/.test(key.key) ? faces[Number(key.key) - 1] : undefined
      if (face !== undefined && !key.repeat) onFace(face)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [onFace])
  return (
    <VisitorFrame title="How was your visit?" {...leave}>
      <ul className={styles.faces}>
        {faces.map((face) => {
          const { label, Drawing } = looks[face]
          return (
            <li key={face}>
              <Button className={styles.face ?? ''} onPress={() => onFace(face)}>
                <Drawing />
                <span className={styles.label}>{label}</span>
              </Button>
            </li>
          )
        })}
      </ul>
      {failure === null ? (
        <p className={styles.note}>Your answer goes to the service, not to the technician.</p>
      ) : (
        <p role="alert" className={styles.failure}>
          Your answer is not saved yet. Please tap a face again.
        </p>
      )}
    </VisitorFrame>
  )
}
