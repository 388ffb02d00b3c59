import { expect, test } from 'vitest'
import { createRecordShelf, type RecordShelf } from '../data/record/recordShelf.ts'
import { addVisitEvent } from '../domain/visit/addVisitEvent.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from '../testing/aStamp.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { applyDecisions } from './applyDecisions.ts'
import { decideOnCentreVersion } from './decideOnCentreVersion.ts'
import { recordKinds } from './recordKinds.ts'

test('SY2 a record that a person changed while it was received is decided on again: both changes stand', async () => {
  const { services, database, installId } = await createTestServices()
  const arrived = await services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'not-recorded', why: 'In a hurry' },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    services.stamp,
  )
  const note = (visit: Visit, text: string) =>
    addVisitEvent(visit, { kind: 'noted', text }, aStamp(5, { id: `note ${text}` }))
  const shelf = createRecordShelf(['visit'], database.visits) as unknown as RecordShelf
  let reads = 0
  const read: RecordShelf['read'] = async (ids) => {
    const found = await shelf.read(ids)
    reads += 1
    if (reads === 1) await services.visits.change(arrived.id, (visit) => note(visit, 'mine'))
    return found
  }
  const centre = { id: arrived.id, rev: '2-b', record: { ...note(arrived, 'theirs'), by: 'install-2' } }
  const merge = recordKinds['visit']?.merge ?? (() => expect.unreachable())
  await applyDecisions({ ...shelf, read }, [arrived.id], (_id, local) =>
    decideOnCentreVersion(local, centre, { me: installId, merge, isCurrent: false }),
  )
  const stored = (await shelf.read([arrived.id])).get(arrived.id)?.stored
  expect(stored?.sync).toMatchObject({ unsent: 1, rev: '2-b' })
  expect((stored as unknown as Visit).events.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['note mine', 'note theirs']),
  )
})
