import { Link } from 'react-router'
import type { Issue, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'

const pageOf = { swap: 'swap', kit: 'kit', loan: 'visit' } as const

/** One device that two tablets gave out while they did not hear of each other: both stories, for a person to settle. */
export function IssuedTwice({ known }: { readonly known: readonly Whereabouts[] }) {
  const { people } = useWorkplace()
  return known
    .filter(({ issuedTwice }) => issuedTwice.length > 0)
    .map(({ assetTag, issuedTwice }) => (
      <Notice
        key={assetTag}
        kind="warning"
        title={`${assetTag} was issued twice`}
        actions={<LinkButton to={`/stock/device/${encodeURIComponent(assetTag)}`}>Its history</LinkButton>}
      >
        <p>Both records stand. Find out who has the device, and note it with the other visit.</p>
        <ul>
          {issuedTwice.map((issue) => (
            <li key={issue.recordId}>
              <Link to={`/${pageOf[issue.kind]}/${issue.recordId}`}>{`To ${issue.to}`}</Link>
              {`, ${dayWords(issue.at)}, ${clockWords(issue.at)}, by ${nameOf(issue)}`}
            </li>
          ))}
        </ul>
      </Notice>
    ))

  function nameOf({ personId }: Issue): string {
    return people.find((person) => person.personId === personId)?.name ?? 'somebody of another bar'
  }
}
