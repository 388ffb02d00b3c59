import { useEffect } from 'react'

/** Names the tab or window, most particular first. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - Tech Bar`
  }, [title])
}
