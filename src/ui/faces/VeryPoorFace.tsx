import { FaceDrawing, FaceLine } from './FaceDrawing.tsx'

export function VeryPoorFace() {
  return (
    <FaceDrawing>
      <FaceLine d="M32 94 Q60 88 88 94 Q84 68 60 68 Q36 68 32 94 Z" />
    </FaceDrawing>
  )
}
