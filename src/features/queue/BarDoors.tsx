import { useMemo } from 'react'
import { isOverAt } from '../../domain/opening/isOverAt.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clockWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import { useNow } from '../../ui/useNow.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { Attending } from './useAttendance.ts'

/** A pop-up is open from when its technician says so; a desk by its hours. Work goes on in either case. */
export function BarDoors({ attending }: { readonly attending: Attending }) {
  const { bar } = useWorkplace()
  return bar.kind === 'popup' ? <PopUpDoors attending={attending} /> : <DeskHours />
}

function PopUpDoors({ attending: { attendance, note } }: { readonly attending: Attending }) {
  const { site, shift } = useWorkplace()
  if (attendance === null) return null
  const { siteId } = shift.opening
  const { doors } = attendance
  // A crew that has moved on opens anew.
  const isHere = doors.kind !== 'not opened' && doors.siteId === siteId
  if (isHere && doors.kind === 'opened') return null
  const open = () => note({ kind: 'bar opened', siteId })
  if (isHere && doors.kind === 'closed')
    return (
      <Notice
        title={`The bar was closed at ${clockWords(doors.at)}`}
        actions={
          <>
            <LinkButton to="/tablet/end-of-day" icon="shield-check">
              End of day
            </LinkButton>
            <Button kind="quiet" onPress={open}>
              Open it again
            </Button>
          </>
        }
      />
    )
  return (
    <Notice
      title={`The bar is not open yet${site === null ? '' : ` at ${site.name}`}`}
      actions={
        <>
          <Button onPress={open}>Open the bar</Button>
          <LinkButton to="/tablet/day-pack" icon="briefcase">
            Day pack
          </LinkButton>
        </>
      }
    >
      Open it when you are ready for the first visitor.
    </Notice>
  )
}

function DeskHours() {
  const { reference, now } = useServices()
  const { bar } = useWorkplace()
  const time = useNow(now)
  const rota = useLive(useMemo(() => reference.rota$(bar.barId), [reference, bar.barId]))
  if (rota.status !== 'ready') return null
  const opening = openingOn(bar, rota.value, time)
  if (opening === null || !isOverAt(opening, time)) return null
  return (
    <Notice
      title={`The desk closed at ${opening.to}`}
      actions={
        <LinkButton to="/tablet/end-of-day" icon="shield-check">
          End of day
        </LinkButton>
      }
    >
      Visitors cannot check in any more. Those who are in the queue can still be helped.
    </Notice>
  )
}
