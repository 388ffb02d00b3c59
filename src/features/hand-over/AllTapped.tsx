import type { HandOver } from './useHandOver.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'

/** Long enough to read, short enough that the technician need not wait. */
const secondsOfThanks = 4

export function AllTapped({ handOver }: { readonly handOver: HandOver }) {
  return (
    <VisitorFrame title="Thank you" onLeave={handOver.leave} leaveLabel="Technician" seconds={secondsOfThanks}>
      <p>Your answer is saved. Please give the tablet back.</p>
    </VisitorFrame>
  )
}
