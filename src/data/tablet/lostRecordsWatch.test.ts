import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import type { Visit } from '../../domain/visit/visit.ts'
import type { InstallNote } from '../../platform/installNote.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { createTestServices } from '../../testing/createTestServices.ts'
import { createRecordShelf } from '../record/recordShelf.ts'

/** What a browser keeps outside its database, over restarts. */
function aNote() {
  let text: string | null = null
  const note: InstallNote = {
    read: () => text,
    write: (next) => {
      text = next
    },
  }
  return { note, noted: () => JSON.parse(text ?? 'null') as unknown }
}

const aTabletWith = (installNote: InstallNote, install: string) => {
  let made = 0
  return createTestServices({
    installNote,
    newUuid: () => `0190${install}-0000-7000-8000-${String(++made).padStart(12, '0')}`,
  })
}

test('SY18 a tablet whose database is gone says so at start, until somebody has read it', async () => {
  const { note, noted } = aNote()
  const before = await aTabletWith(note, 'aaaa')
  await before.services.tablet.setUp({ barId: 'lambeth-popup', letter: 'A' })
  await before.services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'not-recorded', why: 'In a hurry' },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    before.services.stamp,
  )
  const unread = { installId: before.installId, letter: 'A', barId: 'lambeth-popup', unsent: 1, lastSuccessAt: null }
  await expect.poll(noted).toEqual(unread)
  await before.close()

  const after = await aTabletWith(note, 'bbbb')
  const lost = { letter: 'A', barId: 'lambeth-popup', unsent: 1, lastSuccessAt: null }
  expect(await firstValueFrom(after.services.lostRecords.lost$)).toEqual(lost)
  await after.close()
  expect(noted()).toEqual(unread)

  const again = await aTabletWith(note, 'cccc')
  expect(await firstValueFrom(again.services.lostRecords.lost$)).toEqual(lost)
  again.services.lostRecords.acknowledge()
  expect(await firstValueFrom(again.services.lostRecords.lost$)).toBeNull()
  await expect.poll(noted).toMatchObject({ installId: again.installId, unsent: 0 })
})

test('SY18 what the centre refused is noted among what would be lost', async () => {
  const { note, noted } = aNote()
  const { database } = await aTabletWith(note, 'aaaa')
  const sync = { unsent: 2, rev: null, base: null, reason: 'No.' } as const
  const shelf = createRecordShelf<Visit>(['visit'], database.visits)
  await shelf.write([{ previous: null, next: { ...aVisit(), sync }, isDeleted: false }])
  await expect.poll(noted).toMatchObject({ unsent: 1 })
})

test('SY18 a tablet that holds its records says nothing', async () => {
  const { note } = aNote()
  const { services } = await aTabletWith(note, 'aaaa')
  expect(await firstValueFrom(services.lostRecords.lost$)).toBeNull()
})
