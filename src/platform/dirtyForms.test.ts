// @vitest-environment jsdom
import { expect, onTestFinished, test } from 'vitest'
import { createDirtyForms } from './dirtyForms.ts'

const countOf = (forms: ReturnType<typeof createDirtyForms>) => {
  let last = -1
  const counting = forms.count$.subscribe((count) => {
    last = count
  })
  onTestFinished(() => counting.unsubscribe())
  return () => last
}

test('SY14 a tab that died with a dirty form no longer counts once all are asked again', async () => {
  const forms = createDirtyForms()
  const count = countOf(forms)
  const dead = new BroadcastChannel('techbar-dirty-forms')
  dead.postMessage({ kind: 'dirty', tab: 'dead', count: 1 })
  await expect.poll(count).toBe(1)
  dead.close()
  expect(await forms.askAllTabs()).toBe(0)
  expect(count()).toBe(0)
})

test('SY14 a tab waits for its own dirty forms, and for no other’s', async () => {
  const [forms, others] = [createDirtyForms(), createDirtyForms()]
  others.markDirty('elsewhere')
  await forms.whenOwnClean()
  const end = forms.markDirty('new visit')
  let isClean = false
  const waiting = forms.whenOwnClean().then(() => {
    isClean = true
  })
  expect(await forms.askAllTabs()).toBe(2)
  expect(isClean).toBe(false)
  end()
  await waiting
  expect(isClean).toBe(true)
})
