import { useEffect } from 'react'

/** Whoever must not reload while a form holds answers. */
export type FormWatch = { markDirty(form: string): () => void }

export function useDirtyForm(watch: FormWatch, form: string, isDirty: boolean): void {
  useEffect(() => (isDirty ? watch.markDirty(form) : undefined), [watch, form, isDirty])
}
