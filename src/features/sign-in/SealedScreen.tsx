import { format } from 'date-fns'
import { useState } from 'react'
import type { OpenedAtTheGlass, Services } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'
import { PinForm } from './PinForm.tsx'
import { RecoveryForm } from './RecoveryForm.tsx'
import styles from './SignIn.module.css'

/** Somebody whose PIN opens this tablet. */
export type HolderOfTablet = { readonly personId: string; readonly name: string }

export type SealedScreenProps = Pick<Services, 'pinTries' | 'now'> & {
  /** The one who opened it last comes first. */
  readonly holders: readonly HolderOfTablet[]
  /** When the centre cut this tablet off; null as a rule. */
  readonly cutOffAt: string | null
  /** `locked`: too many were wrong, and only the recovery code opens it now. */
  readonly tryPin: (holder: HolderOfTablet, pin: string) => Promise<'right' | 'wrong' | 'locked'>
  readonly tryRecovery: (code: string) => Promise<boolean>
  /** As it noted itself outside of what is sealed: the help desk asks for it. */
  readonly tablet: { readonly letter: string | null; readonly barId: string | null } | null
  readonly onOpen: (openedBy: OpenedAtTheGlass) => void
}

type Step =
  | { readonly kind: 'who' }
  | { readonly kind: 'PIN'; readonly holder: HolderOfTablet }
  | { readonly kind: 'recovery code' }

/** After a restart: what lies on this tablet is sealed, and a PIN of its crew opens it. */
export function SealedScreen(props: SealedScreenProps) {
  const { holders, cutOffAt, tryPin, tryRecovery, onOpen, pinTries, now, tablet } = props
  const [first] = holders
  const [step, setStep] = useState<Step>(
    first === undefined ? { kind: 'recovery code' } : { kind: 'PIN', holder: first },
  )
  const [isLocked, setLocked] = useState(first === undefined)
  const cutOff = cutOffAt !== null && <CutOffNotice at={cutOffAt} />
  const isRight = async (holder: HolderOfTablet, pin: string) => {
    const verdict = await tryPin(holder, pin)
    if (verdict === 'locked') {
      setLocked(true)
      setStep({ kind: 'recovery code' })
    }
    return verdict === 'right'
  }
  const forgotten = (
    <Button kind="quiet" icon="lock" onPress={() => setStep({ kind: 'recovery code' })}>
      Nobody here knows their PIN
    </Button>
  )
  switch (step.kind) {
    case 'recovery code':
      return (
        <Page
          key="recovery"
          title="Open with the recovery code"
          lead={tablet?.barId == null ? undefined : `This is tablet ${tablet.letter ?? ''} of ${tablet.barId}.`}
          width="reading"
        >
          <div className={styles.stage}>
            {cutOff}
            {isLocked && cutOffAt === null && (
              <Notice kind="warning" title="No PIN opens this tablet any more">
                Too many wrong ones were tried, or its crew is not known any more. Everything is kept, and sealed. The
                help desk reads its recovery code out; from then on PINs open it again.
              </Notice>
            )}
            <RecoveryForm
              isRight={tryRecovery}
              onRight={() => onOpen({ kind: 'recovery code' })}
              pinTries={pinTries}
              now={now}
            />
            {first !== undefined && !isLocked && (
              <Button kind="quiet" icon="arrow-left" onPress={() => setStep({ kind: 'PIN', holder: first })}>
                Back to the PIN
              </Button>
            )}
          </div>
        </Page>
      )
    case 'who':
      return (
        <Page key="who" title="Who opens this tablet?">
          <div className={styles.stage}>
            <TapTiles
              id="person"
              label="Technicians of this bar"
              isLabelHidden
              choices={holders.map(({ personId, name }) => ({ value: personId, label: name, icon: 'user' }))}
              onTap={(personId) => {
                const holder = holders.find((candidate) => candidate.personId === personId)
                if (holder !== undefined) setStep({ kind: 'PIN', holder })
              }}
            />
            {forgotten}
          </div>
        </Page>
      )
    case 'PIN': {
      const { holder } = step
      return (
        <Page
          key={`PIN ${holder.personId}`}
          title="Locked"
          lead="Everything is kept, and sealed. Enter your PIN to go on; until then nothing is sent."
          width="reading"
        >
          <div className={styles.stage}>
            {cutOff}
            <PinForm
              name={holder.name}
              submitLabel="Unlock"
              isRight={(pin) => isRight(holder, pin)}
              onRight={() => onOpen({ kind: 'PIN', personId: holder.personId, at: now() })}
              pinTries={pinTries}
              now={now}
            />
            {holders.length > 1 ? (
              <Button kind="quiet" icon="user" onPress={() => setStep({ kind: 'who' })}>
                I am not {holder.name}
              </Button>
            ) : (
              forgotten
            )}
          </div>
        </Page>
      )
    }
  }
}

function CutOffNotice({ at }: { readonly at: string }) {
  return (
    <Notice kind="error" title="This tablet was cut off">
      {`On ${format(new Date(at), 'd MMMM, HH:mm')} it heard that its account is revoked, as is done when a tablet is lost. What it holds is kept, and sealed. If you found it, hand it to the help desk: they have its recovery code.`}
    </Notice>
  )
}
