import type { KitLine } from '../../domain/kit/kitLines.ts'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Kit.module.css'

export type KitLinesProps = {
  readonly lines: readonly KitLine[]
  readonly error: string | undefined
  readonly onChange: (tags: string[]) => void
}

/** More than these nobody looks through: the label is scanned. */
const mostShown = 6

/** Each kind of device that the kit has, with what is here for it. */
export function KitLines({ lines, error, onChange }: KitLinesProps) {
  const { catalogue } = useWorkplace()
  const nameOf = (modelId: string) => catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const [first] = lines.filter(({ fitting }) => fitting.length > 0)
  return (
    <div id="devices" className={styles.lines}>
      {lines.map((line) => {
        const { model, count, fitting, chosen } = line
        const own = chosen.map(({ assetTag }) => assetTag)
        const others = lines
          .filter((other) => other !== line)
          .flatMap((other) => other.chosen.map(({ assetTag }) => assetTag))
        const free = fitting.filter(({ device }) => !others.includes(device.assetTag))
        if (free.length === 0)
          return <p key={model.id} className={styles.owed}>{`${model.name}: none here. It is noted as owed.`}</p>
        return (
          <CheckboxList
            key={model.id}
            id={`line-${model.id}`}
            label={`${model.name}: ${own.length} of ${count}`}
            choices={free
              .filter(({ device }, place) => place < mostShown || own.includes(device.assetTag))
              .map(({ device, fit }) => ({
                value: device.assetTag,
                label: device.assetTag,
                hint: fit === 'same model' ? device.serial : `${nameOf(device.modelId)}, ${device.serial}`,
                isDisabled: own.length >= count && !own.includes(device.assetTag),
              }))}
            value={own}
            error={line === first ? error : undefined}
            onChange={(chosenNow) => onChange([...others, ...chosenNow])}
          />
        )
      })}
    </div>
  )
}
