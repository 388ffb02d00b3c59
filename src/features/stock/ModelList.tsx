import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import styles from './Stock.module.css'
import { isBelowMinimum, type ModelStock } from '../../domain/stock/stockByModel.ts'

const icons = { laptop: 'laptop', phone: 'smartphone', tablet: 'tablet', accessory: 'cable' } as const

export function ModelList({ groups }: { readonly groups: readonly ModelStock[] }) {
  if (groups.every((group) => group.devices.length === 0))
    return (
      <EmptyState title="This tablet knows of no device to hand out.">
        Take devices in, or wait until the centre has sent what this bar was given. Swaps take them out again.
      </EmptyState>
    )
  return (
    <ul className={styles.models}>
      {groups.map((group) => (
        <li key={group.modelId} className={styles.model}>
          <div className={styles.modelHead}>
            <Icon name={group.deviceClass === null ? 'package' : icons[group.deviceClass]} />
            <h3>{group.name}</h3>
            <Held group={group} />
          </div>
          {group.devices.length > 0 && (
            <ul className={styles.tags}>
              {group.devices.map((device) => (
                <li key={device.assetTag}>
                  <DeviceLink assetTag={device.assetTag} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Held({ group }: { readonly group: ModelStock }) {
  const { devices, atLeast } = group
  if (devices.length > 0 && !isBelowMinimum(group)) return <span className={styles.count}>{devices.length}</span>
  return (
    <StateTag tone="waiting" icon="package-x">
      {devices.length === 0 ? 'None left' : `${devices.length} of at least ${atLeast}`}
    </StateTag>
  )
}
