import { FaceDrawing, FaceLine } from './FaceDrawing.tsx'

export function GoodFace() {
  return (
    <FaceDrawing>
      <FaceLine d="M36 76 Q60 94 84 76" />
    </FaceDrawing>
  )
}
