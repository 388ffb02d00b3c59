// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { closedAs } from '../../testing/aVisit.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { Button } from '../../ui/Button.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useVisitSteps } from './useVisitSteps.ts'

/** A tab that was not drawn anew since it saw the visit. */
function StaleTab({ visit }: { readonly visit: () => Visit }) {
  const steps = useVisitSteps(visit())
  return (
    <>
      <Button onPress={() => void steps.happen({ kind: 'held', why: 'Parts' })}>Hold</Button>
      <Button onPress={() => void steps.leave('abandoned')}>Left</Button>
      <Button onPress={() => void steps.happen({ kind: 'noted', text: 'Cable replaced' })}>Note</Button>
    </>
  )
}

async function aStaleTab(isClosedMeanwhile: boolean) {
  let seen: Visit | null = null
  const visit = () => {
    if (seen === null) throw new Error('The tab shows no visit yet.')
    return seen
  }
  const work = await renderAtWork([{ path: '/', element: <StaleTab visit={visit} /> }])
  const { visits, stamp } = work.services
  seen = await visits.add(
    {
      barId: 'lambeth-popup',
      openingId: 'opening:lambeth-popup:2026-11-24',
      requester: { kind: 'not-recorded', why: 'In a hurry' },
      reasonId: 'laptop-fault',
      service: 'starts now',
    },
    stamp,
  )
  const { id } = seen
  if (isClosedMeanwhile) await visits.change(id, (newest) => addVisitEvent(newest, closedAs('fixed'), stamp()))
  work.open('/')
  const kinds = async () => (await firstValueFrom(visits.byId$(id)))?.events.map(({ kind }) => kind)
  const press = async (name: string) => work.user.click(await screen.findByRole('button', { name }))
  return { kinds, press }
}

test('a visit that another tab closed gets no more steps of service, and still a note', async () => {
  const { kinds, press } = await aStaleTab(true)
  await press('Hold')
  await press('Left')
  await press('Note')
  await waitFor(async () => expect(await kinds()).toEqual(['arrived', 'started', 'closed', 'noted']))
  expect(useUndoStore.getState().offer).toBeNull()
})

test('a visit that is still open gets them', async () => {
  const { kinds, press } = await aStaleTab(false)
  await press('Hold')
  await waitFor(async () => expect(await kinds()).toEqual(['arrived', 'started', 'held']))
  await press('Left')
  await waitFor(() => expect(useUndoStore.getState().offer).not.toBeNull())
  expect(await kinds()).toEqual(['arrived', 'started', 'held', 'abandoned'])
})
