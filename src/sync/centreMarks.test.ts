import { expect, test } from 'vitest'
import { createLocalStore } from '../data/local/localStore.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { createCentreMarks } from './centreMarks.ts'
import type { CouchClient } from './couchClient.ts'

const database = 'techbar-bar-lambeth-popup'

/** The mark at the centre, under CouchDB's rule that a write must name the current revision. */
function aDatabase() {
  let held: { count: number; rev: string } | null = null
  let isAnswerLost = false
  const client: Pick<CouchClient, 'readMark' | 'writeMark'> = {
    readMark: async () => ({ kind: 'answer', value: held }),
    writeMark: async (_database, _installId, count, rev) => {
      if (rev !== (held?.rev ?? null)) return { kind: 'failure', failure: { kind: 'centre-trouble', status: 409 } }
      held = { count, rev: `0-${count}` }
      return isAnswerLost ? { kind: 'failure', failure: { kind: 'no-connection' } } : { kind: 'answer', value: held }
    },
  }
  return {
    client,
    loseAnswers: (isLost: boolean) => {
      isAnswerLost = isLost
    },
    copy: () => {
      const copied = held
      return () => {
        held = copied
      }
    },
  }
}

test('SY11 a mark whose answer got lost is raised past it, and an older copy of the database is noticed', async () => {
  const { database: tablet } = await createTestServices()
  const centre = aDatabase()
  const marks = createCentreMarks(
    centre.client,
    createLocalStore(tablet.local, () => new Date()),
    'install-1',
  )
  expect(await marks.raise(database)).toBeNull()
  centre.loseAnswers(true)
  expect(await marks.raise(database)).toEqual({ kind: 'no-connection' })
  const goBack = centre.copy()
  centre.loseAnswers(false)
  expect(await marks.check(database)).toBe('fits')
  expect(await marks.raise(database)).toBeNull()
  expect(await marks.check(database)).toBe('fits')
  goBack()
  expect(await marks.check(database)).toBe('went back')
})
