import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Stock.module.css'

export type TagEntryProps = {
  readonly id: string
  readonly hint: string
  /** "Tick off" */
  readonly label: string
  /** What the last tag came to. */
  readonly news: string | null
  readonly onTag: (tag: string) => void
}

/** One device after the other by its tag, and what each came to. */
export function TagEntry({ id, hint, label, news, onTag }: TagEntryProps) {
  const [tag, setTag] = useState('')
  return (
    <form
      className={styles.entry}
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault()
        if (tag.trim() === '') return
        onTag(tag)
        setTag('')
      }}
    >
      <TextField
        id={id}
        label="Asset tag"
        hint={hint}
        autoCapitalize="characters"
        isShort
        value={tag}
        onChange={setTag}
      />
      <Button type="submit" icon="check">
        {label}
      </Button>
      <p aria-live="polite" className={styles.news}>
        {news}
      </p>
    </form>
  )
}
