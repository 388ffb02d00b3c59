// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { firstValueFrom, of } from 'rxjs'
import { expect, test } from 'vitest'
import type { Ports } from '../../composeServices.ts'
import { aKeyring } from '../../testing/aKeyring.ts'
import { aVisit } from '../../testing/aVisit.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { TabletScreen } from './TabletScreen.tsx'

async function atTablet(ports: Partial<Ports> = {}): Promise<AtWork> {
  return renderAtWork(
    [
      { path: '/tablet', Component: TabletScreen },
      { path: '/visit/:visitId', element: <h1>The visit</h1> },
    ],
    ports,
  )
}

type FileToSave = Parameters<Ports['saveFile']>[0]
const reason = "'reasonId' is missing."

test('SY4 a refused visit stands under Needs attention with the centre’s words, and can be opened', async () => {
  const work = await atTablet()
  await work.receiveRefusal(aVisit(), reason)
  work.open('/tablet')
  const card = await screen.findByRole('region', { name: 'Needs attention' })
  expect(within(card).getByText('Visit A07')).toBeDefined()
  expect(within(card).getByText("The centre says: 'reasonId' is missing.")).toBeDefined()
  await work.user.click(within(card).getByRole('link', { name: 'Open it: Visit A07' }))
  expect(work.address()).toBe('/visit/visit:1')
})

test('SY4 sent again, a refused record is to send and no longer stands there', async () => {
  const work = await atTablet()
  await work.receiveRefusal(aVisit(), reason)
  work.open('/tablet')
  await work.user.click(await screen.findByRole('button', { name: 'Send again: Visit A07' }))
  await expect.poll(() => screen.queryByRole('region', { name: 'Needs attention' })).toBeNull()
  const { unsent } = await firstValueFrom(work.services.sync.status$)
  expect(unsent).toMatchObject({ visits: 1, refused: 0 })
})

test('SY4 a refused record is saved as a file of its own', async () => {
  const saved: FileToSave[] = []
  const work = await atTablet({ saveFile: (file) => saved.push(file) })
  await work.receiveRefusal(aVisit(), reason)
  work.open('/tablet')
  await work.user.click(await screen.findByRole('button', { name: 'Save as a file: Visit A07' }))
  await expect.poll(() => saved.map(({ name }) => name)).toEqual(['tech-bar-lambeth-popup-A-2026-11-24.json'])
  expect(saved[0]?.text).toContain('"visit:1"')
})

test('SY4 what this app cannot read is named, and saved as it came', async () => {
  const saved: FileToSave[] = []
  const work = await atTablet({ saveFile: (file) => saved.push(file) })
  const record = { id: 'visit:9', type: 'visit', queueNumber: 'B12', steps: ['newer'] }
  await work.database.local.insert({
    id: 'set-aside:techbar-bar-lambeth-popup:visit:9',
    value: { id: 'visit:9', rev: '1-a', record },
    savedAt: '2026-11-24T09:00:00.000Z',
  })
  work.open('/tablet')
  await work.user.click(await screen.findByRole('button', { name: 'Save as a file: Visit B12' }))
  expect(saved[0]?.name).toBe('tech-bar-unreadable-visit-9.json')
  expect(JSON.parse(saved[0]?.text ?? '')).toMatchObject({ record })
})

test('an unsent record that is damaged on this tablet is named until somebody has seen to it', async () => {
  const keyring = await aKeyring()
  const work = await atTablet({ keyring })
  keyring.seal.tellDamaged({ id: 'visit:7', updatedAt: '2026-11-24T09:00:00.000Z', isUnsent: true })
  keyring.seal.tellDamaged({ id: 'visit:8', updatedAt: null, isUnsent: false })
  work.open('/tablet')
  expect(await screen.findByText('A visit')).toBeDefined()
  expect(screen.getByText(/^Not sent, last changed .*9:00.*, as visit:7$/)).toBeDefined()
  expect(screen.queryByText(/as visit:8/)).toBeNull()
  expect(
    screen.getByText(/^This record is damaged on this tablet, and was not sent yet.*tell the help desk\.$/),
  ).toBeDefined()
  expect((await firstValueFrom(work.services.sync.status$)).unsent).toMatchObject({ damaged: 1 })
  await work.user.click(screen.getByRole('button', { name: 'Seen to: A visit' }))
  await waitFor(() => expect(screen.queryByText('A visit')).toBeNull())
})

test('SY5 signing off never waits on the centre', async () => {
  const work = await atTablet({ fetch: () => new Promise(() => undefined) })
  await work.services.tablet.saveAccount({ name: 'tryout', password: 'never-answered' })
  work.open('/tablet')
  await work.user.click(await screen.findByRole('button', { name: 'Sign off or change site' }))
  await work.user.click(await screen.findByRole('button', { name: 'Sign off' }))
  await expect.poll(() => firstValueFrom(work.services.tablet.shift$())).toBeNull()
  expect(work.services.lock.isUnlocked()).toBe(false)
})

test('SY15 a clock that is beyond two minutes off is warned of, and each event carries by how much', async () => {
  const answer = { ok: true, name: 'tryout', roles: ['tablet'] }
  const head = { status: 200, headers: { date: 'Tue, 24 Nov 2026 10:07:00 GMT' } }
  const work = await atTablet({ fetch: () => Promise.resolve(Response.json(answer, head)) })
  await work.services.tablet.saveAccount({ name: 'tryout', password: 'TRYOUT-K7QF-2M9X' })
  work.open('/tablet')
  expect(await screen.findByText('This tablet’s clock is 7 minutes slow, compared with the centre')).toBeDefined()
  expect(work.services.stamp().clockOffsetMs).toBe(420_500)
})

test('SY18 storage that is nearly full is said, with what to do', async () => {
  const work = await atTablet({
    storageReport: () => Promise.resolve({ isProtected: true, usedBytes: 900, quotaBytes: 1_000 }),
  })
  work.open('/tablet')
  expect(await screen.findByText('This tablet’s storage is nearly full')).toBeDefined()
})

test('SY18 storage with room left is shown without a warning', async () => {
  const work = await atTablet({ installation: { state$: of({ kind: 'installed' }), install: async () => 'accepted' } })
  work.open('/tablet')
  expect(await screen.findByText('1 MB of 1 GB')).toBeDefined()
  expect(screen.queryByText('This tablet’s storage is nearly full')).toBeNull()
})
