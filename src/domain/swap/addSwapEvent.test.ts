import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { aSwap, swapAnswers } from '../../testing/aSwap.ts'
import { addSwapEvent } from './addSwapEvent.ts'
import { mergeSwap } from './mergeSwap.ts'

const halfDone = aSwap({ incoming: { ...swapAnswers.incoming, return: { kind: 'later', dueOn: '2026-12-01' } } })
const handedIn = { kind: 'old device in', stockroom: 'Stockroom of Lambeth' } as const
const stamp = aStamp(60, { id: 'handed-in', personId: 'person-2' })

describe('the old device comes in', () => {
  test('custody goes from the holder to the stockroom, by whom and when the event says', () => {
    const swap = addSwapEvent(halfDone, handedIn, stamp)
    expect(swap.state).toBe('complete')
    expect(swap.custody).toEqual([
      ...halfDone.custody,
      {
        ...stamp,
        seq: 3,
        device: 'incoming',
        assetTag: swapAnswers.incoming.assetTag,
        from: halfDone.custody[0]?.to,
        to: 'Stockroom of Lambeth',
        method: 'in person',
        seal: null,
      },
    ])
    expect(swap.events.at(-1)).toEqual({ ...stamp, seq: 3, kind: 'old device in' })
  })

  test('its custody step bears the id of its event, so that an undo tells which step did not happen', () => {
    const swap = addSwapEvent(halfDone, handedIn, stamp)
    const undone = addSwapEvent(swap, { kind: 'undone', eventId: stamp.id }, aStamp(61, { id: 'undo' }))
    expect(undone.state).toBe('new one issued, old one not yet in')
    expect(undone.custody).toEqual(swap.custody)
    expect(undone.custody.at(-1)?.id).toBe(stamp.id)
  })

  test('on two tablets apart: both events and both steps are kept, and the order is the same on both', () => {
    const here = addSwapEvent(halfDone, handedIn, aStamp(60, { id: 'here' }))
    const there = addSwapEvent(halfDone, handedIn, aStamp(61, { id: 'there' }))
    const merged = mergeSwap(halfDone, here, there)
    expect(merged).toEqual(mergeSwap(halfDone, there, here))
    expect(merged.custody.map(({ id }) => id)).toEqual([halfDone.custody[0]?.id, 'here', 'there'])
    expect(merged.state).toBe('complete')
  })
})
