import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import styles from './Stock.module.css'
import type { ModelStock } from './stockByModel.ts'

const icons = { laptop: 'laptop', phone: 'smartphone', tablet: 'tablet', accessory: 'cable' } as const

export function ModelList({ groups }: { readonly groups: readonly ModelStock[] }) {
  if (groups.every((group) => group.devices.length === 0))
    return (
      <EmptyState title="This tablet knows of no device to hand out.">
        Devices appear here once the centre has sent what this bar was given. Swaps take them out again.
      </EmptyState>
    )
  return (
    <ul className={styles.models}>
      {groups.map((group) => (
        <li key={group.modelId} className={styles.model}>
          <div className={styles.modelHead}>
            <Icon name={group.deviceClass === null ? 'package' : icons[group.deviceClass]} />
            <h3>{group.name}</h3>
            {group.devices.length === 0 ? (
              <StateTag tone="waiting" icon="package-x">
                None left
              </StateTag>
            ) : (
              <span className={styles.count}>{group.devices.length}</span>
            )}
          </div>
          {group.devices.length > 0 && (
            <ul className={styles.tags}>
              {group.devices.map((device) => (
                <li key={device.assetTag}>{device.assetTag}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
