import { useState } from 'react'
import { mostWrongPins } from '../../domain/tablet/mostWrongPins.ts'
import type { Services } from '../../services.tsx'
import { endOfWait, pinDelayOf } from './pinDelayOf.ts'
import { useSecondsUntil } from './useSecondsUntil.ts'

export type PinCheck = {
  readonly pin: string
  readonly setPin: (pin: string) => void
  readonly check: () => Promise<void>
  readonly verdict: Verdict
  /** The verdict on a PIN in words. */
  readonly error: string | undefined
  readonly pendingLabel: string | null
}

type Verdict = 'none' | 'empty' | 'wrong' | 'not checked'

export type PinQuestion = Pick<Services, 'pinTries' | 'now'> & {
  readonly isRight: (pin: string) => Promise<boolean>
  /** Called once. */
  readonly onRight: () => void | Promise<void>
  /** So many were wrong, one after the other, that no more are to be tried. */
  readonly onTooMany?: (() => void) | undefined
}

/** Asks for a PIN, slower after each wrong one on this tablet. */
export function usePinCheck({ pinTries, now, isRight: isRightPin, onRight, onTooMany }: PinQuestion): PinCheck {
  const [tries, setTries] = useState(() => pinTries.read())
  const [pin, setPin] = useState('')
  const [isChecking, setChecking] = useState(false)
  const [verdict, setVerdict] = useState<Verdict>('none')
  const secondsLeft = useSecondsUntil(endOfWait(tries, now().getTime()), now)

  async function check() {
    if (pin === '') return setVerdict('empty')
    // Another tab may have tried meanwhile.
    const before = pinTries.read()
    setTries(before)
    const time = now().getTime()
    if (endOfWait(before, time) > time) return
    // Counted before the answer, so that a reload in between does not save the try.
    const counted = { wrongTimes: before.wrongTimes + 1, waitUntil: time + pinDelayOf(before.wrongTimes + 1) }
    pinTries.save(counted)
    setChecking(true)
    const isRight = await isRightPin(pin).catch(() => null)
    setChecking(false)
    setPin('')
    const wrongUntil = { ...counted, waitUntil: now().getTime() + pinDelayOf(counted.wrongTimes) }
    const after = isRight === true ? { wrongTimes: 0, waitUntil: 0 } : isRight === null ? before : wrongUntil
    pinTries.save(after)
    setTries(after)
    setVerdict(isRight === true ? 'none' : isRight === null ? 'not checked' : 'wrong')
    if (isRight === true) await onRight()
    if (isRight === false && after.wrongTimes >= mostWrongPins) onTooMany?.()
  }

  const pendingLabel = isChecking ? 'Checking' : secondsLeft > 0 ? `Wait ${secondsLeft} s` : null
  return { pin, setPin, check, verdict, error: errorOf(verdict, tries.wrongTimes), pendingLabel }
}

function errorOf(verdict: Verdict, wrongTimes: number): string | undefined {
  switch (verdict) {
    case 'none':
      return undefined
    case 'empty':
      return 'Enter your PIN.'
    case 'not checked':
      return 'This tablet could not check the PIN. Open the app again; if this stays, tell the help desk.'
    case 'wrong':
      return wrongTimes === 1
        ? 'That is not your PIN. Try again.'
        : 'That is not your PIN either. Each further try has to wait longer. If you forgot it, ask the help desk.'
  }
}
