import { useState } from 'react'
import { Link } from 'react-router'
import type { Issue, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { SettleDialog } from './SettleDialog.tsx'

const pageOf = { swap: 'swap', kit: 'kit', loan: 'visit' } as const

/** One device that two tablets gave out while they did not hear of each other: both stories, for a person to settle. */
export function IssuedTwice({ known }: { readonly known: readonly Whereabouts[] }) {
  const { people } = useWorkplace()
  const [chosen, setChosen] = useState<Whereabouts | null>(null)
  const nameOf = ({ personId }: Issue) =>
    people.find((person) => person.personId === personId)?.name ?? 'somebody of another bar'
  return (
    <>
      {known
        .filter(({ issuedTwice }) => issuedTwice.length > 0)
        .map((device) => (
          <Notice
            key={device.assetTag}
            kind="warning"
            title={`${device.assetTag} was issued twice`}
            actions={
              <Button icon="handshake" label={`Settle it: ${device.assetTag}`} onPress={() => setChosen(device)}>
                Settle it
              </Button>
            }
          >
            <p>
              Both records stand. Find out who has the device, and say so here. Its history:{' '}
              <DeviceLink assetTag={device.assetTag} />
            </p>
            <ul>
              {device.issuedTwice.map((issue) => (
                <li key={issue.recordId}>
                  <Link to={`/${pageOf[issue.kind]}/${issue.recordId}`}>{`To ${issue.to}`}</Link>
                  {`, ${dayWords(issue.at)}, ${clockWords(issue.at)}, by ${nameOf(issue)}`}
                </li>
              ))}
            </ul>
          </Notice>
        ))}
      {chosen !== null && <SettleDialog key={chosen.assetTag} device={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
