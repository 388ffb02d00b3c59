import { PlainFrame } from './PlainFrame.tsx'
import { ScreenProblem } from './ScreenProblem.tsx'

/** What broke stands outside the shell: said in the plain frame. */
export function PlainProblem() {
  return (
    <PlainFrame>
      <ScreenProblem />
    </PlainFrame>
  )
}
