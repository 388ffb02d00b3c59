import { useLayoutEffect } from 'react'
import { Outlet, useOutletContext } from 'react-router'
import { UndoHost } from '../ui/UndoHost.tsx'
import type { LockOutlet } from './LockGate.tsx'
import { MainNavigation } from './MainNavigation.tsx'
import styles from './Shell.module.css'
import { ShellHeader } from './ShellHeader.tsx'

/** The technician's frame: header, navigation, the screen. */
export function Shell() {
  const { lockNow } = useOutletContext<LockOutlet>()
  // The sign-in or the PIN pad that had the focus is gone, and the address is the same.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus()
  }, [])
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to main content
      </a>
      <ShellHeader onLock={lockNow} />
      <MainNavigation />
      <main id="main" tabIndex={-1} className={styles.main}>
        <UndoHost />
        <Outlet />
      </main>
    </div>
  )
}
