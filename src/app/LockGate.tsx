import { useCallback, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { UnlockScreen } from '../features/sign-in/UnlockScreen.tsx'
import { useServices } from '../services.tsx'
import { useHidden } from '../ui/useHidden.ts'
import { useIdle } from '../ui/useIdle.ts'
import { useWorkplace } from '../workplace.tsx'
import { PlainFrame } from './PlainFrame.tsx'

/** Longer than it takes to look into a device, shorter than a tablet lies about. */
const idleSeconds = 5 * 60

/** Asked anew on every change of screen, because the screen handed to a visitor locks the tablet behind itself. */
export function LockGate() {
  const { lock } = useServices()
  const { bar } = useWorkplace()
  useLocation()
  const [, drawAgain] = useState(0)
  const lockNow = useCallback(() => {
    lock.setUnlocked(false)
    drawAgain((times) => times + 1)
  }, [lock])
  if (!lock.isUnlocked())
    return (
      <PlainFrame place={bar.name}>
        <UnlockScreen onUnlocked={() => drawAgain((times) => times + 1)} />
      </PlainFrame>
    )
  return <Unlocked lockNow={lockNow} />
}

/** Out of sight and out of hand is locked; what was typed is kept as a draft. */
function Unlocked({ lockNow }: LockOutlet) {
  useIdle(idleSeconds, lockNow)
  useHidden(lockNow)
  return <Outlet context={{ lockNow } satisfies LockOutlet} />
}

export type LockOutlet = { readonly lockNow: () => void }
