import { Link } from 'react-router'
import styles from './Stock.module.css'

/** A device's tag, which leads to its history. */
export function DeviceLink({ assetTag }: { readonly assetTag: string }) {
  return (
    <Link to={`/stock/device/${encodeURIComponent(assetTag)}`} className={styles.tag}>
      {assetTag}
    </Link>
  )
}
