import type { VisitorFrameProps } from '../../ui/VisitorFrame.tsx'

/** The way out of the visitor's screen, and what happens when nobody touches it. */
export type LeaveProps = Pick<VisitorFrameProps, 'onLeave' | 'leaveLabel' | 'onIdle' | 'seconds'>
