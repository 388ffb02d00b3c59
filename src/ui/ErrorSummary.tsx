import { type MouseEvent, useLayoutEffect, useId, useRef } from 'react'
import styles from './ErrorSummary.module.css'

export type FieldProblem = { readonly fieldId: string; readonly message: string }

/**
 * What is wrong, at the top, each with a link to its answer. Takes the focus whenever it is given a new list: give it a
 * new one at each attempt, none before the first.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={box} className={styles.box} role="alert" aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId}>There is a problem</h2>
      <ul className={styles.list}>
        {problems.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} onClick={(click) => goTo(click, fieldId)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Into the field itself, or the first answer of a group. */
function goTo(click: MouseEvent, fieldId: string) {
  click.preventDefault()
  const target = document.getElementById(fieldId)
  const field = target?.matches('input, textarea, button') ? target : target?.querySelector('input, textarea, button')
  if (field instanceof HTMLElement) field.focus()
  target?.scrollIntoView({ block: 'center' })
}
