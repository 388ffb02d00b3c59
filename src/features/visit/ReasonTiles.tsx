import type { Reason } from '../../domain/catalogue/catalogue.ts'
import { TapTiles } from '../../ui/TapTiles.tsx'

export type ReasonTilesProps = {
  readonly reasons: readonly Reason[]
  readonly hint?: string
  readonly onTap: (reasonId: string) => void
}

/** Why they came, in the bar's order; one tap chooses and acts. */
export function ReasonTiles({ reasons, hint, onTap }: ReasonTilesProps) {
  const choices = reasons.map(({ id, label, icon }) => ({ value: id, label, icon }))
  return <TapTiles id="reason" label="Reason" isLabelHidden isStacked hint={hint} choices={choices} onTap={onTap} />
}
