import type { VisitorFrameProps } from '../../ui/VisitorFrame.tsx'

/** What every page of the check-in has: the technician's way out, and back to the start when nobody goes on. */
export type LeaveProps = Required<Pick<VisitorFrameProps, 'onLeave' | 'leaveLabel' | 'onIdle'>>
