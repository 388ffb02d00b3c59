import { useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './Notice.tsx'
import styles from './ScanButton.module.css'

type Scan = { readonly light: ((isOn: boolean) => Promise<void>) | null; readonly stop: () => void }
type Problem = 'no camera' | 'not allowed' | 'in use' | 'reader missing'

/** Away from whoever holds the device, or towards whoever stands before it. */
type Facing = 'environment' | 'user'

export type Scanner = {
  readonly isPossible: () => boolean
  readonly start: (
    video: HTMLVideoElement,
    onText: (text: string) => void,
    facing: Facing,
  ) => Promise<
    { readonly kind: 'scanning'; readonly scan: Scan } | { readonly kind: 'failed'; readonly problem: Problem }
  >
}

export type ScanButtonProps = {
  /** "Scan the label" */
  readonly label: string
  readonly scanner: Scanner
  /** Takes the text, or says why it is not the one that is asked for; then the camera goes on. */
  readonly onScan: (text: string) => string | null
  /** One code after the other: what `onScan` says is news and no objection. */
  readonly isSeries?: boolean
  readonly facing?: Facing
}

const problemWords: Readonly<Record<Problem, string>> = {
  'no camera': 'This device has no camera that can be used.',
  'not allowed': 'The camera is not allowed for this app. Allow it in the device’s settings.',
  'in use': 'Another app uses the camera. Close it, and try again.',
  'reader missing': 'The reader is not on this device yet. Open the app once with a network.',
}

/** Reads a code with the camera. Typing always stays possible beside it. */
export function ScanButton({ label, scanner, onScan, isSeries = false, facing = 'environment' }: ScanButtonProps) {
  const [isOpen, setOpen] = useState(false)
  if (!scanner.isPossible()) return null
  const close = () => setOpen(false)
  return (
    <div>
      <Button icon="camera" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={label} isOpen={isOpen} onClose={close}>
        <Camera
          scanner={scanner}
          isSeries={isSeries}
          facing={facing}
          onScan={(text) => {
            const objection = onScan(text)
            if (objection === null) close()
            return objection
          }}
        />
        <div>
          <Button onPress={close}>{isSeries ? 'Done' : 'Type it instead'}</Button>
        </div>
      </Dialog>
    </div>
  )
}

type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'scanning'; readonly scan: Scan }
  | { readonly kind: 'failed'; readonly problem: Problem }

function Camera({
  scanner,
  onScan,
  isSeries,
  facing,
}: Required<Pick<ScanButtonProps, 'scanner' | 'onScan' | 'isSeries' | 'facing'>>) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>({ kind: 'starting' })
  const [objection, setObjection] = useState<string | null>(null)
  const tell = useRef(onScan)
  useEffect(() => {
    tell.current = onScan
  })
  useEffect(() => {
    let isWanted = true
    if (video.current === null) return undefined
    const started = scanner.start(
      video.current,
      (text) => {
        if (isWanted) setObjection(tell.current(text))
      },
      facing,
    )
    void started.then((answer) => {
      if (isWanted) setState(answer)
    })
    return () => {
      isWanted = false
      void started.then((answer) => {
        if (answer.kind === 'scanning') answer.scan.stop()
      })
    }
  }, [scanner, facing])
  return (
    <>
      {state.kind === 'failed' ? (
        <Notice kind="error" isNews title={problemWords[state.problem]}>
          Nothing is lost: type it instead.
        </Notice>
      ) : (
        <video ref={video} className={styles.video} playsInline muted aria-label="What the camera sees" />
      )}
      {state.kind === 'scanning' && <p>Hold the code in front of the camera, a hand away.</p>}
      {objection !== null && (
        <Notice kind={isSeries ? 'info' : 'warning'} isNews>
          {objection}
        </Notice>
      )}
      {state.kind === 'scanning' && state.scan.light !== null && <Light turn={state.scan.light} />}
    </>
  )
}

function Light({ turn }: { readonly turn: (isOn: boolean) => Promise<void> }) {
  const [isOn, setOn] = useState(false)
  return (
    <div>
      <Button
        icon="lightbulb"
        onPress={() => {
          setOn(!isOn)
          void turn(!isOn).catch(() => setOn(isOn))
        }}
      >
        {isOn ? 'Turn the light off' : 'Turn the light on'}
      </Button>
    </div>
  )
}
