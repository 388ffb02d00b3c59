import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Stock.module.css'
import type { Count } from './useCount.ts'

/** Ticks a device off by its tag, and says what that came to. */
export function TagEntry({ count }: { readonly count: Count }) {
  const [tag, setTag] = useState('')
  return (
    <form
      className={styles.entry}
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault()
        if (tag.trim() === '') return
        count.tick(tag)
        setTag('')
      }}
    >
      <TextField
        id="countTag"
        label="Asset tag"
        hint="Tap a device below, or type or scan its label"
        autoCapitalize="characters"
        isShort
        value={tag}
        onChange={setTag}
      />
      <Button type="submit" icon="check">
        Tick off
      </Button>
      <p aria-live="polite" className={styles.news}>
        {count.news}
      </p>
    </form>
  )
}
