import type { Anonymising, Left } from './anonymiseDue.ts'
import { idsByWords, namedIds } from './idsByWords.ts'

/** What was done, in words for whoever reads the log: ids, and nothing of what the records say. */
export function linesOfReport(done: Anonymising, isDryRun: boolean): readonly string[] {
  const total = done.counts.reduce((all, { count }) => all + count, 0)
  const verb = isDryRun ? 'would be anonymised' : 'anonymised'
  return [
    ...done.counts.toSorted(byBar).map(({ barId, type, count }) => `${barId}: ${count} of ${type} ${verb}`),
    total === 0 ? `Nothing ${isDryRun ? 'would be' : 'was'} anonymised.` : `${total} records ${verb}.`,
    ...linesOfLeft(done.left),
    ...idsByWords(done.refusals.map(({ database, id, reason }) => [`${database}: ${reason}`, id])).map(
      (line) => `Not written, ${line}`,
    ),
    ...(done.divided.length === 0
      ? []
      : [
          `Of ${done.divided.length} a divided cluster keeps a second version, in which names stay: ${namedIds(done.divided)}. Compare the versions, and delete the one that is not to stand.`,
        ]),
    ...(isDryRun || total === 0
      ? []
      : ['Old revisions are being compacted. Backups still hold what was there: let them expire as your policy says.']),
  ]
}

function linesOfLeft(left: readonly Left[]): readonly string[] {
  return idsByWords(left.map(({ barId, id, why }) => [`${barId}: ${why}`, id])).map((line) => `Left, ${line}`)
}

function byBar(a: Anonymising['counts'][number], b: Anonymising['counts'][number]): number {
  return `${a.barId} ${a.type}` < `${b.barId} ${b.type}` ? -1 : 1
}
