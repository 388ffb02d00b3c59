import { tidyStaffNumber } from './requester.ts'

export type PassReading =
  | { readonly kind: 'read'; readonly staffNumber: string }
  | { readonly kind: 'unclear'; readonly words: string }

/** What a pass says, as a QR or bar code or typed by a hand scanner: the staff number alone. */
export function readPass(text: string): PassReading {
  const staffNumber = tidyStaffNumber(text)
  return /^[A-Z0-9]{3,12}$/.test(staffNumber)
    ? { kind: 'read', staffNumber }
    : {
        kind: 'unclear',
        words: 'This code is not a staff pass. Hold your pass in front of the camera, or type the number.',
      }
}
