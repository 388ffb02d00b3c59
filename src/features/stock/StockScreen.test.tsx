// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { type AtWork, renderAtWork } from '../../testing/renderAtWork.tsx'
import { UndoHost } from '../../ui/UndoHost.tsx'
import { StockScreen } from './StockScreen.tsx'

async function atWork(): Promise<AtWork> {
  return renderAtWork([
    {
      path: '/stock',
      element: (
        <>
          <UndoHost />
          <StockScreen />
        </>
      ),
    },
  ])
}

const halfDone = aSwap({ incoming: { ...swapAnswers.incoming, return: { kind: 'later', dueOn: '2026-11-23' } } })

test('devices are counted by model, and a model that ran out says so', async () => {
  const work = await atWork()
  await work.receiveStock([
    { assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' },
    { assetTag: 'L-2', serial: 'S2', modelId: 'laptop-a' },
    { assetTag: 'X-1', serial: 'S3', modelId: 'unknown-model' },
  ])
  work.open('/stock')
  const model = (await screen.findByRole('heading', { name: 'Laptop A' })).closest('li')
  expect(model?.textContent).toBe('Laptop A2L-1L-2')
  expect(screen.getByRole('heading', { name: 'Phone A' }).closest('li')?.textContent).toBe('Phone ANone left')
  expect(screen.getByRole('heading', { name: 'unknown-model' })).toBeDefined()
})

test('a promised device that came in completes its swap, and can be put back', async () => {
  const work = await atWork()
  await work.services.swaps.add(halfDone)
  const held = () => firstValueFrom(work.services.swaps.byId$(halfDone.id))
  const state = async () => (await held())?.state
  work.open('/stock')
  expect(await screen.findByText('Overdue since Mon 23 Nov')).toBeDefined()
  await work.user.click(screen.getByRole('button', { name: /Old device is in/ }))
  expect(await screen.findByText('None.')).toBeDefined()
  expect(await state()).toBe('complete')
  expect((await held())?.custody.at(-1)).toMatchObject({
    device: 'incoming',
    from: 'PC Osei',
    to: 'Stockroom of Lambeth pop-up',
    personId: 'person-1',
  })
  await work.user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('Taken back.')).toBeDefined()
  expect(await state()).toBe('new one issued, old one not yet in')
})
