import { createRandomSource, type RandomSource } from '../service-day/randomSource.ts'

export type QueueNow = {
  /** People in line, nobody of them in service yet. */
  readonly waiting: number
  /** Milliseconds that each visit in service has lasted, without hold. */
  readonly inServiceMs: readonly number[]
  /** Service times of this bar's last visits, milliseconds without hold. */
  readonly recentServiceMs: readonly number[]
  /** Technicians who are there, whether they are helping somebody or not. */
  readonly technicians: number
}

/** Until a bar has served a few people, these stand in for its own: 12 minutes on average. */
const firstGuessMs = [6, 8, 10, 12, 15, 21].map((minutes) => minutes * 60_000)
const fewest = 6
const timesPlayed = 200

/**
 * Milliseconds until each of those in line is served, in their order, and last of one who would come now: the mean of many
 * ways in which the queue may go on. Each time, whoever is being helped takes as long as one of the bar's last visits that
 * lasted longer than this, each next one as long as any of them, and who becomes free takes the first in line. What is on
 * hold is left out: it goes on in the gaps. The draws are the same on every tablet.
 */
export function expectedWaits(queue: QueueNow): readonly number[] {
  const { recentServiceMs } = queue
  const known = recentServiceMs.length < fewest ? [...recentServiceMs, ...firstGuessMs] : recentServiceMs
  const random = createRandomSource('expected waits')
  const played = Array.from({ length: timesPlayed }, () => playOn(queue, known, random))
  return Array.from({ length: queue.waiting + 1 }, (_, place) => meanOf(played.map((waits) => waits[place] ?? 0)))
}

function playOn({ waiting, inServiceMs, technicians }: QueueNow, known: readonly number[], random: RandomSource) {
  const busy = inServiceMs.map((lasted) => {
    const longer = known.filter((ms) => ms > lasted)
    return longer.length === 0 ? meanOf(known) / 2 : random.pick(longer) - lasted
  })
  const idle = Array.from({ length: Math.max(0, Math.max(1, technicians) - busy.length) }, () => 0)
  const freeAt = [...idle, ...busy]
  return Array.from({ length: waiting + 1 }, () => {
    const next = Math.min(...freeAt)
    freeAt[freeAt.indexOf(next)] = next + random.pick(known)
    return next
  })
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
