import type { DayPackItem } from '../../domain/attendance/attendance.ts'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import { dayPackOf, type Readiness } from '../../domain/attendance/dayPack.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useNow } from '../../ui/useNow.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './DayPack.module.css'
import { itemWords, nextSteps, stateWordsOf } from './dayPackWords.ts'
import { type DayPack, useDayPack } from './useDayPack.ts'

const looks = {
  ready: { tone: 'done', icon: 'circle-check', words: 'Ready' },
  missing: { tone: 'attention', icon: 'triangle-alert', words: 'Missing' },
  'not known': { tone: 'paused', icon: 'circle-question-mark', words: 'Not known' },
} as const satisfies Record<Readiness, unknown>

const page = { title: 'Day pack', width: 'reading', back: { to: '/tablet', label: 'This tablet' } } as const

/** One check before leaving the base: ready, or what is missing and how to get it. */
export function DayPackScreen() {
  const { now } = useServices()
  const time = useNow(now)
  const pack = useDayPack(time)
  if (pack.status === 'ready') return <Pack pack={pack.value} now={time} />
  return (
    <Page {...page}>
      {pack.status === 'loading' ? (
        <Skeleton label="Looking at this tablet" lines={8} />
      ) : (
        <Notice kind="error" title="The day pack could not be checked">
          {`Nothing was changed. Open this page again. (${pack.reason})`}
        </Notice>
      )}
    </Page>
  )
}

function Pack({ pack: { facts, attendance }, now }: { readonly pack: DayPack; readonly now: Date }) {
  const { shifts } = useServices()
  const { bar } = useWorkplace()
  const saving = useAction()
  const lines = dayPackOf(facts, now)
  const missing = lines.flatMap(([item, readiness]) => (readiness === 'missing' ? [item] : []))
  const note = () => void saving.run(() => shifts.note({ kind: 'day pack checked', missing }))
  return (
    <Page
      {...page}
      lead={leadOf(lines.map(([, readiness]) => readiness))}
      action={
        <Button kind="primary" icon="check" onPress={note} isPending={saving.isRunning} pendingLabel="Noting">
          Note as checked
        </Button>
      }
    >
      {saving.failure !== null && (
        <Notice kind="error" isNews title="The check is not noted">
          {`Try again. (${saving.failure})`}
        </Notice>
      )}
      <Checked dayPack={attendance.dayPack} now={now} />
      <Card title={`Before ${bar.name} leaves`}>
        <ul className={styles.items}>
          {lines.map(([item, readiness]) => (
            <li key={item} className={styles.item}>
              <span className={styles.words}>
                <strong>{itemWords[item]}</strong>
                <span>{stateWordsOf(item, facts, now)}</span>
                {readiness === 'missing' && <span className={styles.next}>{nextSteps[item]}</span>}
              </span>
              <StateTag tone={looks[readiness].tone} icon={looks[readiness].icon}>
                {looks[readiness].words}
              </StateTag>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}

function Checked({ dayPack, now }: { readonly dayPack: BarAttendance['dayPack']; readonly now: Date }) {
  if (dayPack === null) return null
  const names = dayPack.missing.map((item: DayPackItem) => itemWords[item].toLowerCase())
  return (
    <Notice kind={names.length === 0 ? 'success' : 'warning'} isNews>
      {`Noted ${momentWords(dayPack.at, now)}: ${names.length === 0 ? 'nothing missing' : `without ${names.join(', ')}`}.`}
    </Notice>
  )
}

function leadOf(all: readonly Readiness[]): string {
  const countOf = (readiness: Readiness) => all.filter((each) => each === readiness).length
  const [missing, unknown] = [countOf('missing'), countOf('not known')]
  if (missing === 0 && unknown === 0) return 'Everything is ready.'
  const words = missing === 0 ? 'Nothing is missing' : countWords(missing, 'thing is missing', 'things are missing')
  return unknown === 0 ? `${words}.` : `${words}; ${countWords(unknown, 'thing is', 'things are')} not known.`
}
