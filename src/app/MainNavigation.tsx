import { useMemo } from 'react'
import { NavLink } from 'react-router'
import { useServices } from '../services.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useLive } from '../ui/useLive.ts'
import { useWorkplace } from '../workplace.tsx'
import styles from './MainNavigation.module.css'

const places = [
  { to: '/', label: 'Queue', icon: 'users' },
  { to: '/stock', label: 'Stock', icon: 'package' },
  { to: '/openings', label: 'Openings', icon: 'calendar-days' },
  { to: '/tablet', label: 'Tablet', icon: 'tablet' },
  { to: '/help', label: 'Help', icon: 'circle-question-mark' },
] as const

export function MainNavigation() {
  const { visits } = useServices()
  const { bar } = useWorkplace()
  const open$ = useMemo(() => visits.open$(bar.barId), [visits, bar.barId])
  const open = useLive(open$)
  const count = open.status === 'ready' ? open.value.length : 0
  return (
    <nav aria-label="Main" className={styles.navigation}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'} className={styles.link ?? ''}>
          <Icon name={place.icon} />
          <span>{place.label}</span>
          {place.to === '/' && count > 0 && <span className={styles.count}>{count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}
