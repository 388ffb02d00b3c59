import type { Issue, Whereabouts } from './whereabouts.ts'

export type LoanOut = {
  readonly assetTag: string
  readonly issue: Issue
  readonly dueOn: string
  /** It is out by another record, too: it may come back from either. */
  readonly isContested: boolean
}

/** Every loan by which a device may come back; soonest due first. */
export function loansOutOf(known: readonly Whereabouts[]): readonly LoanOut[] {
  return known
    .flatMap(({ assetTag, place, issuedTwice }) => {
      const issues = issuedTwice.length > 0 ? issuedTwice : place.kind === 'lent' ? [place.issue] : []
      return issues.flatMap((issue) =>
        issue.dueOn === null ? [] : [{ assetTag, issue, dueOn: issue.dueOn, isContested: issuedTwice.length > 0 }],
      )
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}
