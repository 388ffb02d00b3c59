import { differenceInCalendarDays, parseISO } from 'date-fns'
import { useMemo } from 'react'
import { onTheirWay, type Travelling } from '../../domain/stock/onTheirWay.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import { ArrivedButton } from './ArrivedButton.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { FirstFew } from './FirstFew.tsx'
import styles from './Stock.module.css'

/** What was sent to other bars, and for how long; longest first. That it arrived is known from people there. */
export function OnTheirWay({ known }: { readonly known: readonly Whereabouts[] }) {
  const { reference } = useServices()
  const bars = useLive(useMemo(() => reference.bars$(), [reference]))
  const travelling = onTheirWay(known)
  if (travelling.length === 0) return null
  const nameOf = (id: string) =>
    (bars.status === 'ready' ? bars.value.find(({ barId }) => barId === id)?.name : undefined) ?? id
  return (
    <Card title="On their way">
      <FirstFew items={travelling}>
        {(group) => (
          <li key={`${group.consignmentId}${group.devices[0]?.assetTag}`} className={styles.swap}>
            <div className={styles.what}>
              {group.devices.map(({ assetTag }) => (
                <DeviceLink key={assetTag} assetTag={assetTag} />
              ))}
              <span className={styles.from}>to {nameOf(group.toBarId)}</span>
            </div>
            <SentSince travelling={group} />
            <div className={styles.ways}>
              {group.consignmentId !== null && (
                <LinkButton
                  to={`/stock/note/${encodeURIComponent(group.consignmentId)}`}
                  icon="qr-code"
                  label={`Transfer note of ${group.devices.map(({ assetTag }) => assetTag).join(', ')}`}
                >
                  Transfer note
                </LinkButton>
              )}
              <ArrivedButton travelling={group} barName={nameOf(group.toBarId)} />
            </div>
          </li>
        )}
      </FirstFew>
    </Card>
  )
}

/** Later than this, somebody asks. */
const usualDays = 3

function SentSince({ travelling: { since } }: { readonly travelling: Travelling }) {
  const { now } = useServices()
  const days = differenceInCalendarDays(now(), parseISO(since))
  return (
    <StateTag tone={days > usualDays ? 'waiting' : 'paused'} icon={days > usualDays ? 'triangle-alert' : 'send'}>
      {days === 0 ? 'Sent today' : `Sent ${dayWords(since)}, ${countWords(days, 'day')} ago`}
    </StateTag>
  )
}
