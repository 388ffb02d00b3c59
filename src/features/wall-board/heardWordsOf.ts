import type { SyncStatus } from '../../domain/sync/syncStatus.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { momentWords } from '../../ui/timeWords.ts'

export type Heard = { readonly isUpToDate: boolean; readonly words: string }

/** How much to believe the board: whether it hears from the centre, and when another tablet last told of something. */
export function heardWordsOf(
  { failure, lastSuccessAt }: Pick<SyncStatus, 'failure' | 'lastSuccessAt'>,
  visits: readonly Visit[],
  installId: string,
  now: Date,
): Heard {
  const others = lastOfOthers(visits, installId)
  const told = others === null ? '' : ` Another tablet was last heard of at ${momentWords(others, now)}.`
  if (failure === null && lastSuccessAt !== null) return { isUpToDate: true, words: `Up to date.${told}` }
  const since = lastSuccessAt === null ? 'yet' : `since ${momentWords(lastSuccessAt, now)}`
  return { isUpToDate: false, words: `No word from the centre ${since}: some numbers may be missing here.${told}` }
}

function lastOfOthers(visits: readonly Visit[], installId: string): string | null {
  const times = visits.flatMap(({ events }) =>
    events.filter(({ tabletId }) => tabletId !== installId).map(({ at }) => at),
  )
  return times.length === 0 ? null : times.reduce((latest, at) => (at > latest ? at : latest))
}
