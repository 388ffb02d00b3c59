import { tidyStaffNumber } from './requester.ts'

export type PassReading =
  | { readonly kind: 'read'; readonly staffNumber: string }
  | { readonly kind: 'unclear'; readonly words: string }

/** What a pass says, as a QR or bar code or typed by a hand scanner: the staff number alone, on one line. */
export function readPass(text: string): PassReading {
  // Before the letters are raised: some of other alphabets become ours by that.
  return /^[A-Za-z0-9]{3,12}$/.test(text.replace(/\s+/g, '')) && !/[\r\n]/.test(text.trim())
    ? { kind: 'read', staffNumber: tidyStaffNumber(text) }
    : {
        kind: 'unclear',
        words: 'This code is not a staff pass. Hold your pass in front of the camera, or type the number.',
      }
}
