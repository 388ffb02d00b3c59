import { FaceDrawing, FaceLine } from './FaceDrawing.tsx'

export function VeryGoodFace() {
  return (
    <FaceDrawing>
      <FaceLine d="M32 68 Q60 74 88 68 Q84 94 60 94 Q36 94 32 68 Z" />
    </FaceDrawing>
  )
}
