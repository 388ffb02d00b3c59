import { useMemo } from 'react'
import { useWorkplace } from '../../workplace.tsx'
import type { Names } from './storyLinesOf.ts'

/** What the ids in a visit are called; an id that nobody knows any more stands for itself. */
export function useVisitNames(): Names {
  const { catalogue, people } = useWorkplace()
  return useMemo(
    () => ({
      reason: (reasonId) => catalogue.reasons.find(({ id }) => id === reasonId)?.label ?? reasonId,
      person: (personId) => people.find((person) => person.personId === personId)?.name ?? personId,
    }),
    [catalogue, people],
  )
}
