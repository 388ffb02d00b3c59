import { useMemo } from 'react'
import { combineLatest } from 'rxjs'
import { useServices } from '../services.tsx'
import { type Loadable, useLive } from '../ui/useLive.ts'
import type { Known } from './entranceOf.ts'

export function useKnown(): Loadable<Known> {
  const { tablet, reference } = useServices()
  const known$ = useMemo(
    () =>
      combineLatest({
        account: tablet.account$(),
        roles: tablet.roles$(),
        tablet: tablet.tablet$(),
        shift: tablet.shift$(),
        visitorScreen: tablet.visitorScreen$(),
        bars: reference.bars$(),
        sites: reference.sites$(),
        people: reference.people$(),
        catalogue: reference.catalogue$(),
      }),
    [tablet, reference],
  )
  return useLive(known$)
}
