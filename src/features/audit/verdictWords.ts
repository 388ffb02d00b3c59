import type { TabletTrail } from '../../domain/audit/auditReading.ts'
import type { ChainFinding } from '../../domain/audit/verifyChain.ts'
import { countWords } from '../../ui/countWords.ts'
import { clockWords, dateWords } from '../../ui/timeWords.ts'
import type { Tone } from '../../ui/StateTag.tsx'

export type VerdictWords = {
  readonly tone: Tone
  readonly icon: string
  readonly state: string
  readonly lines: readonly string[]
  /** What to do about it; null where there is nothing to do. */
  readonly next: string | null
}

/** More is no list that anybody reads on a screen. */
const mostFindings = 10

/** The verdict on a tablet's chain, so that it can be read aloud. */
export function verdictWordsOf({ verdict, broughtBy }: TabletTrail): VerdictWords {
  const brought = broughtBy.length === 0 ? [] : ['Part of it was brought by another tablet, which says so.']
  switch (verdict.kind) {
    case 'nothing to check':
      return { tone: 'paused', icon: 'circle-pause', state: 'Nothing noted', lines: [], next: null }
    case 'whole':
      return {
        tone: 'done',
        icon: 'circle-check',
        state: 'Whole',
        lines: [`Entries ${verdict.from} to ${verdict.to} are all there, as the tablet wrote them.`, ...brought],
        next: null,
      }
    case 'broken': {
      const { findings } = verdict
      const left = findings.length - mostFindings
      return {
        tone: 'attention',
        icon: 'triangle-alert',
        state: 'Not whole',
        lines: [
          ...new Set(findings.slice(0, mostFindings).map(findingWordsOf)),
          ...(left > 0 ? [`And ${countWords(left, 'more finding')}.`] : []),
          ...brought,
        ],
        next: findings.every(({ kind }) => kind === 'gap')
          ? 'A page may still wait on the tablet: look there for records to send or refused ones. If there are none, export this trail, leave the centre’s records as they are, and tell the security officer.'
          : 'Export this trail, leave the centre’s records as they are, and tell the security officer: somebody with an administrator’s access, or with a copy of the tablet, can have done this. A backup of the centre shows what stood there before.',
      }
    }
  }
}

function findingWordsOf(finding: ChainFinding): string {
  switch (finding.kind) {
    case 'gap': {
      const { from, to, after, before } = finding
      const what = from === to ? `Entry ${from} is missing` : `Entries ${from} to ${to} are missing`
      if (after !== null && before !== null)
        return `${what}, written between ${momentOf(after)} and ${momentOf(before)}.`
      if (after !== null) return `${what}, written after ${momentOf(after)}: this device has seen them before.`
      return before === null
        ? `${what}: this device has seen them before.`
        : `${what}, written before ${momentOf(before)}.`
    }
    case 'changed':
      return `Entry ${finding.number}, of ${momentOf(finding.at)} as it says, was changed after its tablet wrote it.`
    case 'replaced':
      return `Entry ${finding.number}, of ${momentOf(finding.at)} as it says, was exchanged: the one after it was written after another.`
    case 'fork':
      return `${finding.entries} entries have the number ${finding.number}, of ${momentOf(finding.at)}: one was written in the tablet’s name, or two devices work with a copy of one tablet.`
    case 'rewritten':
      return `Entry ${finding.number}, of ${momentOf(finding.at)} as it says, is another than when this device last read the trail.`
    case 'unreadable':
      return `The page ${finding.id} has not the shape of one.`
  }
}

function momentOf(at: string): string {
  return `${dateWords(at)}, ${clockWords(at)}`
}
