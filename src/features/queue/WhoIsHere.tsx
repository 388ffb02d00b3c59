import type { Presence } from '../../domain/attendance/barAttendance.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { clockWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { Attending } from './useAttendance.ts'
import styles from './WhoIsHere.module.css'

/** Who is available, and who is away: the expected wait counts without them. Not shown to somebody who works alone. */
export function WhoIsHere({ attending: { attendance, note } }: { readonly attending: Attending }) {
  const { bar, people, person } = useWorkplace()
  if (attendance === null) return null
  const here = attendance.people.filter(({ kind }) => kind !== 'left')
  const others = here.filter(({ personId }) => personId !== person.personId)
  const me = here.find(({ personId }) => personId === person.personId)
  const isAway = me?.kind === 'away'
  if (bar.kind === 'popup' && others.length === 0 && !isAway) return null
  const nameOf = (personId: string) => people.find((one) => one.personId === personId)?.name ?? 'A colleague'
  return (
    <section aria-label="Technicians" className={styles.here}>
      <Icon name={isAway ? 'circle-pause' : 'users'} />
      <p className={styles.words}>
        <strong>{myWords(me)}</strong>
        {others.map(({ personId, kind, since }) => (
          <span key={personId}>
            {nameOf(personId)} {kind === 'away' ? `is away since ${clockWords(since)}` : 'is available'}
          </span>
        ))}
      </p>
      <Button onPress={() => note({ kind: me?.kind === 'there' ? 'went away' : 'came back' })}>
        {me === undefined ? 'I am here' : isAway ? 'I am back' : 'I am away'}
      </Button>
    </section>
  )
}

function myWords(me: Presence | undefined): string {
  if (me === undefined) return 'You are not counted as here'
  return me.kind === 'away' ? `You are away since ${clockWords(me.since)}` : 'You are available'
}
