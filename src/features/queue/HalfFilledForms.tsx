import { useMemo } from 'react'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import styles from './HalfFilledForms.module.css'
import { halfFilledFormsOf } from './halfFilledFormsOf.ts'

/** What somebody began and did not finish: one tap leads back into it. */
export function HalfFilledForms({ open }: { readonly open: readonly Visit[] }) {
  const { drafts, now } = useServices()
  const all = useLive(useMemo(() => drafts.all$(), [drafts]))
  const forms = all.status === 'ready' ? halfFilledFormsOf(all.value, open) : []
  if (forms.length === 0) return null
  return (
    <ul aria-label="Half filled" className={styles.forms}>
      {forms.map((form) => (
        <li key={form.key} className={styles.form}>
          <Icon name="square-pen" />
          <span className={styles.words}>
            <strong>{form.what}, half filled</strong>
            <span className={styles.saved}>kept {momentWords(form.savedAt, now())}</span>
          </span>
          <LinkButton to={form.to} label={`Go on with ${form.what}`}>
            Go on
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
