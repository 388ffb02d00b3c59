import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './Stock.module.css'

export type FirstFewProps<T> = { readonly items: readonly T[]; readonly children: (item: T) => ReactNode }

const shownAtFirst = 6

/** A list that can be long: the first few, and all when asked for. */
export function FirstFew<T>({ items, children }: FirstFewProps<T>) {
  const [isAll, setAll] = useState(false)
  return (
    <>
      <ul className={styles.swaps}>{(isAll ? items : items.slice(0, shownAtFirst)).map((item) => children(item))}</ul>
      {!isAll && items.length > shownAtFirst && (
        <div>
          <Button onPress={() => setAll(true)}>Show all {items.length}</Button>
        </div>
      )}
    </>
  )
}
