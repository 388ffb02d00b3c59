import { useMemo } from 'react'
import { isOpenAt } from '../../domain/opening/isOpenAt.ts'
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

function PopUpDoors({ attending: { attendance, failure, note } }: { readonly attending: Attending }) {
  const { site } = useWorkplace()
  if (attendance === null || attendance.doors.kind === 'opened') return null
  const { doors } = attendance
  const open = () => note({ kind: 'bar opened' })
  if (doors.kind === 'closed')
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
      {failure === null
        ? 'Open it when you are ready for the first visitor.'
        : `That is not saved. Try again. (${failure})`}
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
  if (opening === null || isOpenAt(opening, time) || clockWords(time.toISOString()) < opening.from) return null
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
