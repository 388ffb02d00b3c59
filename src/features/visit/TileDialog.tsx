import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'

export type TileDialogProps = {
  readonly title: string
  readonly isOpen: boolean
  /** Words that say themselves, or what stands for a value. */
  readonly choices: readonly (string | { readonly value: string; readonly label: string })[]
  readonly onTap: (choice: string) => void
  readonly onClose: () => void
}

/** One question, answered by one tap. */
export function TileDialog({ title, isOpen, choices, onTap, onClose }: TileDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <TapTiles
        id="tile-dialog"
        label={title}
        isLabelHidden
        choices={choices.map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : choice))}
        onTap={onTap}
      />
      <div>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
