import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import type { LeaveProps } from './leaveProps.ts'

/** Long enough to read, short enough that nobody need wait. */
const secondsOfThanks = 4

export function AllTapped({ words, leave }: { readonly words: string; readonly leave: LeaveProps }) {
  return (
    <VisitorFrame title="Thank you" {...leave} seconds={secondsOfThanks}>
      <p>{words}</p>
    </VisitorFrame>
  )
}
