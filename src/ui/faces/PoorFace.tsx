import { FaceDrawing, FaceLine } from './FaceDrawing.tsx'

export function PoorFace() {
  return (
    <FaceDrawing>
      <FaceLine d="M36 88 Q60 72 84 88" />
    </FaceDrawing>
  )
}
