import { useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { UnlockScreen } from '../features/sign-in/UnlockScreen.tsx'
import { useServices } from '../services.tsx'
import { PlainFrame } from './PlainFrame.tsx'
import { useWorkplace } from '../workplace.tsx'

/** Asked anew on every change of screen, because the screen handed to a visitor locks the tablet behind itself. */
export function LockGate() {
  const { lock } = useServices()
  const { bar } = useWorkplace()
  useLocation()
  const [, drawAgain] = useState(0)
  if (!lock.isUnlocked())
    return (
      <PlainFrame place={bar.name}>
        <UnlockScreen onUnlocked={() => drawAgain((times) => times + 1)} />
      </PlainFrame>
    )
  return (
    <Outlet
      context={
        {
          lockNow: () => {
            lock.setUnlocked(false)
            drawAgain((times) => times + 1)
          },
        } satisfies LockOutlet
      }
    />
  )
}

export type LockOutlet = { readonly lockNow: () => void }
