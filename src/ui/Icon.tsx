import { icons, isIconName } from './icons.ts'
import styles from './Icon.module.css'

/** A drawing beside a word, never instead of one; a name that the app does not know is drawn as a question mark. */
export function Icon({ name, size = 'text' }: { readonly name: string; readonly size?: 'text' | 'tile' }) {
  const Drawing = icons[isIconName(name) ? name : 'circle-question-mark']
  return <Drawing aria-hidden focusable={false} strokeWidth={2} className={styles[size]} />
}
