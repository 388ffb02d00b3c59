import { createBrowserRouter } from 'react-router'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Entrance } from './Entrance.tsx'
import { LockGate } from './LockGate.tsx'
import { PlainProblem } from './PlainProblem.tsx'
import { ScreenProblem } from './ScreenProblem.tsx'
import { Shell } from './Shell.tsx'
import { handOverRoute, screenRoutes } from './screenRoutes.tsx'

/**
 * Entrance (set up, signed in), then the lock, then the shell. What a visitor holds stands before the lock, so that it can
 * lock what is behind it while it is in their hands.
 */
export function createAppRouter() {
  return createBrowserRouter([
    {
      Component: Entrance,
      ErrorBoundary: PlainProblem,
      HydrateFallback: Opening,
      children: [
        handOverRoute,
        {
          Component: LockGate,
          children: [{ Component: Shell, children: [{ ErrorBoundary: ScreenProblem, children: screenRoutes }] }],
        },
      ],
    },
  ])
}

function Opening() {
  return <Skeleton label="Opening" />
}
