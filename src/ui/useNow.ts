import { useEffect, useState } from 'react'

const msPerMinute = 60_000

/** The time, told again at each full minute and when the screen is looked at again. */
export function useNow(now: () => Date): Date {
  const [time, setTime] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tell = () => {
      clearTimeout(timer)
      const current = now()
      setTime(current)
      timer = setTimeout(tell, msPerMinute - (current.getTime() % msPerMinute))
    }
    const look = () => {
      if (document.visibilityState === 'visible') tell()
    }
    timer = setTimeout(tell, msPerMinute - (now().getTime() % msPerMinute))
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return time
}
