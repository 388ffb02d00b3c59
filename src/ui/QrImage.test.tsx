// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { QrImage } from './QrImage.tsx'

test('a text is drawn as a code', () => {
  onTestFinished(cleanup)
  render(<QrImage text="LT1001" label="QR code of LT1001" />)
  expect(screen.getByRole('img', { name: 'QR code of LT1001' })).toBeDefined()
})

test('more text than a code can hold breaks no screen, and is said', () => {
  onTestFinished(cleanup)
  render(<QrImage text={'L'.repeat(5000)} label="QR code of the note" isLarge />)
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText(/^QR code of the note: this is more than a code can hold\./)).toBeDefined()
})
