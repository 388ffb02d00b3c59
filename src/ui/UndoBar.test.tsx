// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UndoBar } from './UndoBar.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function show() {
  const onEnd = vi.fn<() => void>()
  render(<UndoBar message="Visit A07 closed as fixed." onUndo={() => undefined} onEnd={onEnd} />)
  return onEnd
}

// One second at a time: each is a timer of its own.
const seconds = (count: number) => {
  for (let second = 0; second < count; second += 1) act(() => void vi.advanceTimersByTime(1000))
}

test('it goes after ten seconds', () => {
  const onEnd = show()
  seconds(9)
  expect(onEnd).not.toHaveBeenCalled()
  seconds(1)
  expect(onEnd).toHaveBeenCalledOnce()
})

test('it stays as long as it has the focus', () => {
  const onEnd = show()
  act(() => screen.getByRole('button', { name: 'Undo' }).focus())
  seconds(30)
  expect(onEnd).not.toHaveBeenCalled()
  act(() => screen.getByRole('button', { name: 'Undo' }).blur())
  seconds(10)
  expect(onEnd).toHaveBeenCalledOnce()
})
