// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import type { Ports } from '../../composeServices.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UnsentFileScreen } from './UnsentFileScreen.tsx'

type FileToSave = Parameters<Ports['saveFile']>[0]
const routes = [{ path: '/tablet/file', Component: UnsentFileScreen }]

async function takeVisit({ services }: AtWork) {
  return services.visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'not-recorded', why: 'In a hurry' },
      reasonId: 'laptop-fault',
      service: 'waits',
    },
    services.stamp,
  )
}

/** The file of another tablet of the bar, with one visit in it; saved through its screen. */
async function aSavedFile(): Promise<File> {
  const saved: FileToSave[] = []
  const other = await renderAtWork(routes, {
    saveFile: (file) => saved.push(file),
    newUuid: () => `0190b000-0000-7000-8000-${String(Math.random()).slice(2, 14).padEnd(12, '0')}`,
  })
  await takeVisit(other)
  other.open('/tablet/file')
  await other.user.click(await screen.findByRole('button', { name: 'Save 1 record' }))
  await screen.findByText('Saved as tech-bar-lambeth-popup-A-2026-11-24.json')
  const [{ name, text } = expect.unreachable()] = saved
  return new File([text], name, { type: 'application/json' })
}

/** Behind the button. */
function fileInput(): HTMLInputElement {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  return input ?? expect.unreachable()
}

test('SY19 a file is shown before it is taken in, and only a confirmation writes', async () => {
  const file = await aSavedFile()
  const work = await renderAtWork(routes)
  work.open('/tablet/file')
  await screen.findByText('Nothing is waiting to be sent.')
  await work.user.upload(fileInput(), file)
  expect(await screen.findByText('Visit A01')).toBeDefined()
  expect(await firstValueFrom(work.services.visits.open$('lambeth-popup'))).toEqual([])
  await work.user.click(screen.getByRole('button', { name: 'Take in 1 record' }))
  expect(await screen.findByText('1 record taken in')).toBeDefined()
  expect(await firstValueFrom(work.services.visits.open$('lambeth-popup'))).toHaveLength(1)
})

test('SY19 a file that was changed is refused with the reason, and nothing is written', async () => {
  const file = await aSavedFile()
  const work = await renderAtWork(routes)
  work.open('/tablet/file')
  await screen.findByText('Nothing is waiting to be sent.')
  const changed = (await file.text()).replace('"A01"', '"A02"')
  await work.user.upload(fileInput(), new File([changed], file.name, { type: 'application/json' }))
  expect(await screen.findByText(/This file was changed after it was saved/)).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Take in/ })).toBeNull()
  expect(await firstValueFrom(work.services.visits.open$('lambeth-popup'))).toEqual([])
})

/** A file that is moved away between its choice and its reading. */
function aFileThatIsGone(): File {
  const file = new File(['{}'], 'gone.json', { type: 'application/json' })
  Object.defineProperty(file, 'text', { value: () => Promise.reject(new DOMException('gone', 'NotReadableError')) })
  return file
}

test('SY19 what is no file of unsent records is refused in a sentence, and the next one is taken in', async () => {
  const good = await aSavedFile()
  const work = await renderAtWork(routes)
  work.open('/tablet/file')
  await screen.findByText('Nothing is waiting to be sent.')
  const hostile: readonly [File, RegExp][] = [
    [new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff])], 'x.json'), /damaged or was not copied whole/],
    [new File(['<html>Sign in</html>'], 'x.json'), /damaged or was not copied whole/],
    [new File([new Uint8Array(20_000_001)], 'x.json'), /larger than 20 MB/],
    [aFileThatIsGone(), /could not be read: it was moved, changed or removed/],
  ]
  for (const [file, words] of hostile) {
    await work.user.upload(fileInput(), file)
    expect(await screen.findByText(words)).toHaveProperty('textContent', expect.stringMatching(/was changed\.$/))
  }
  await work.user.upload(fileInput(), good)
  expect(await screen.findByText('Visit A01')).toBeDefined()
  expect(await firstValueFrom(work.services.visits.open$('lambeth-popup'))).toEqual([])
})
