import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { hostileTexts } from './hostileTexts.ts'

const textFields = ['input[type=text]', 'input[type=search]', 'input:not([type])', 'textarea', '[contenteditable]']

/**
 * Types every hostile text into every text field that is on the glass, whichever they are, and leaves each as it was.
 * Returns their ids.
 */
export async function tryTextFields(page: Page): Promise<readonly string[]> {
  // Behind a dialog nothing can be typed.
  const fields = page.locator(`:is(${textFields.join(', ')}):visible:not([inert] *, [data-exiting] *)`)
  const tried = new Set<string>()
  // A field may come and go with what stands in another.
  for (;;) {
    const ids = await fields.evaluateAll((elements) => elements.map(({ id }) => id))
    const id = ids.find((each) => !tried.has(each))
    if (id === undefined) return [...tried]
    if (id === '') expect.unreachable('A text field without an id.')
    const field = page.locator(`[id="${id}"]`)
    // Of a dialog that is just closing.
    if (!(await field.isVisible())) continue
    tried.add(id)
    const before = await field.inputValue()
    for (const text of hostileTexts) {
      await field.fill(text)
      // A field of one letter takes the first, as a capital.
      expect([text, text.slice(0, 1).toUpperCase()], id).toContain(await field.inputValue())
    }
    await field.fill(before)
  }
}

const features = fileURLToPath(new URL('../../src/features', import.meta.url))
/** An `id` in the markup of one of our text fields; one that is built (`${id}Seal`) by its end. */
const fieldMarkup = /<(?:TextField|TextArea|ScanField|TagEntry)\s+id=(?:"(\w+)"|\{`\$\{id\}(\w+)`\}|\{(\w+)\})/g

/** The text fields that the source has, by the ends of their ids: what nobody met was not walked to. */
export async function textFieldsOfSource(): Promise<readonly string[]> {
  const files = (await readdir(features, { recursive: true })).filter((name) => /(?<!\.test)\.tsx$/.test(name))
  const sources = await Promise.all(files.map((name) => readFile(join(features, name), 'utf8')))
  const found = sources.flatMap((source) =>
    [...source.matchAll(fieldMarkup)].map(([, whole, end, constant]) => whole ?? end ?? idIn(source, constant)),
  )
  // What is passed on stands where it is given.
  return [...new Set(found)].filter((id) => id !== 'id')
}

function idIn(source: string, constant: string | undefined): string {
  const [, id] = new RegExp(`const ${constant} = '([\\w-]+)'`).exec(source) ?? []
  return id ?? `${constant}`
}

/** Runs in the page: what stands in it that a text must not have made, and links to anywhere but places. */
export function intruders(): readonly string[] {
  const all = [...document.querySelectorAll('*')]
  const isScripted = (element: Element) => element.getAttributeNames().some((name) => name.startsWith('on'))
  const isStrange = (element: Element) =>
    element.matches('iframe, object, embed, base, meta[http-equiv], script:not([src]), style:not(head *), [srcdoc]')
  const isAway = (element: Element) =>
    ['href', 'src', 'action', 'formaction', 'xlink:href'].some((name) => {
      const value = element.getAttribute(name)
      return value !== null && !['http:', 'https:', 'blob:', 'data:'].includes(new URL(value, location.href).protocol)
    })
  return all
    .filter((element) => isScripted(element) || isStrange(element) || isAway(element))
    .map((element) => element.outerHTML.slice(0, 200))
}
