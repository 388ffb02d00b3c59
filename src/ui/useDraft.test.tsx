// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { type Draft, type DraftShelf, useDraft } from './useDraft.ts'

afterEach(cleanup)

function createShelf(kept: Map<string, unknown> = new Map()): DraftShelf & { readonly kept: Map<string, unknown> } {
  return {
    kept,
    read: async (key) => (kept.has(key) ? { value: kept.get(key) } : null),
    save: async (key, value) => void kept.set(key, value),
    discard: async (key) => void kept.delete(key),
  }
}

async function openForm(shelf: DraftShelf) {
  const parse = (value: unknown) => (typeof value === 'string' ? value : null)
  const form = renderHook(() => useDraft({ shelf, key: 'form', parse, start: () => '' }))
  await waitFor(() => expect(form.result.current.status).toBe('ready'))
  return { ready: () => form.result.current as Extract<Draft<string>, { status: 'ready' }> }
}

test('each change is kept, and found again by whoever opens the form next', async () => {
  const shelf = createShelf()
  const first = await openForm(shelf)
  expect(first.ready()).toMatchObject({ value: '', isRestored: false })
  act(() => first.ready().set('half an answ'))
  await waitFor(() => expect(shelf.kept.get('form')).toBe('half an answ'))
  const second = await openForm(shelf)
  expect(second.ready()).toMatchObject({ value: 'half an answ', isRestored: true })
})

test('of many quick changes the last one is kept', async () => {
  const shelf = createShelf()
  const form = await openForm(shelf)
  act(() => ['a', 'ab', 'abc'].forEach((value) => form.ready().set(value)))
  await waitFor(() => expect(shelf.kept.get('form')).toBe('abc'))
})

test('a draft that was discarded does not come back, however late its last save', async () => {
  const shelf = createShelf()
  const form = await openForm(shelf)
  await act(async () => {
    form.ready().set('abc')
    await form.ready().discard()
  })
  expect(shelf.kept.size).toBe(0)
  expect(form.ready().value).toBe('abc')
})

test('a form that begins anew keeps what is typed next', async () => {
  const shelf = createShelf(new Map([['form', 'first note']]))
  const form = await openForm(shelf)
  await act(() => form.ready().restart())
  expect(form.ready().value).toBe('')
  act(() => form.ready().set('second note'))
  await waitFor(() => expect(shelf.kept.get('form')).toBe('second note'))
})

test('a draft of another shape is left aside', async () => {
  const form = await openForm(createShelf(new Map([['form', { from: 'a later app' }]])))
  expect(form.ready()).toMatchObject({ value: '', isRestored: false })
})

test('a shelf that cannot keep a change says so, and the change stays on the screen', async () => {
  const form = await openForm({ ...createShelf(), save: () => Promise.reject(new Error('disk full')) })
  act(() => form.ready().set('abc'))
  await waitFor(() => expect(form.ready().isUnkept).toBe(true))
  expect(form.ready().value).toBe('abc')
})
