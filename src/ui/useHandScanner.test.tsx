// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useHandScanner } from './useHandScanner.ts'

afterEach(cleanup)

function Screen() {
  const [heard, setHeard] = useState<readonly string[]>([])
  const [presses, setPresses] = useState(0)
  const [hear] = useState(() => (text: string) => setHeard((before) => [...before, text]))
  useHandScanner(hear)
  return (
    <>
      <p>heard: {heard.join(',')}</p>
      <button type="button" onKeyDown={(key) => key.key === 'Enter' && setPresses(presses + 1)}>
        pressed {presses}
      </button>
      <input aria-label="field" />
    </>
  )
}

function type(target: Element, keys: readonly string[], gapMs: number) {
  keys.forEach((key, place) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: 1000 + place * gapMs })
    fireEvent(target, event)
  })
}

const scan = ['P', '1', '2', '3', '4', 'Enter']

test('a scan with no field in focus is heard whole', () => {
  render(<Screen />)
  type(document.body, scan, 5)
  expect(screen.getByText('heard: P1234')).toBeDefined()
})

test("the scanner's Enter presses no button", () => {
  render(<Screen />)
  type(screen.getByRole('button'), scan, 5)
  expect(screen.getByText('heard: P1234')).toBeDefined()
  expect(screen.getByText('pressed 0')).toBeDefined()
})

test("a person's own keys are left alone", () => {
  render(<Screen />)
  type(screen.getByRole('button'), scan, 200)
  expect(screen.getByText('heard:')).toBeDefined()
  expect(screen.getByText('pressed 1')).toBeDefined()
})

test('in a field the scanner types by itself', () => {
  render(<Screen />)
  type(screen.getByLabelText('field'), scan, 5)
  expect(screen.getByText('heard:')).toBeDefined()
})
