import { Button } from '../../ui/Button.tsx'
import type { CheckIn } from './useCheckIn.ts'

/** Back to the start; nothing of what was typed is kept. */
export function Cancel({ checkIn }: { readonly checkIn: CheckIn }) {
  return (
    <Button kind="quiet" icon="x" onPress={checkIn.startAgain}>
      Cancel
    </Button>
  )
}
