import type { Presence } from '../attendance/barAttendance.ts'
import type { Visit } from './visit.ts'

/** Who closed a visit so lately is taken to be there, where no tablet told of them. */
const presentForMs = 60 * 60_000

/**
 * How many technicians help people right now: those who are available by their own word, and whoever is helping or calling
 * somebody, even if they said that they are away. Of people whom no tablet told of, those who closed a visit in the last hour.
 */
export function techniciansThere(
  people: readonly Presence[],
  open: readonly Visit[],
  recent: readonly Visit[],
  now: Date,
): number {
  const told = new Set(people.map(({ personId }) => personId))
  const available = people.filter(({ kind }) => kind === 'there').map(({ personId }) => personId)
  const busy = open.flatMap(({ technicianId, call, state }) => [
    state === 'on hold' ? null : technicianId,
    call?.personId ?? null,
  ])
  const lately = recent
    .filter(({ closedAt }) => closedAt !== null && now.getTime() - Date.parse(closedAt) < presentForMs)
    .map(({ technicianId }) => technicianId)
    .filter((personId) => personId !== null && !told.has(personId))
  return new Set([...available, ...busy, ...lately].filter((personId) => personId !== null)).size
}
