import * as v from 'valibot'

/** Who is being helped. `not-recorded` needs its stated reason, so that a gap in the figures explains itself. */
export const requesterSchema = v.variant('kind', [
  v.looseObject({
    kind: v.literal('staff'),
    staffNumber: v.pipe(v.string(), v.regex(/^[A-Z0-9]{3,12}$/, 'A staff number has 3 to 12 letters or digits.')),
    name: v.nullable(v.pipe(v.string(), v.maxLength(80))),
  }),
  v.looseObject({ kind: v.literal('guest'), name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
  v.looseObject({ kind: v.literal('not-recorded'), why: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
])

export type Requester = Readonly<v.InferOutput<typeof requesterSchema>>

/** What a queue row calls the person: the name, else the staff number, else the stated reason. */
export function nameOfRequester(requester: Requester): string {
  switch (requester.kind) {
    case 'staff':
      return requester.name ?? requester.staffNumber
    case 'guest':
      return requester.name
    case 'not-recorded':
      return `Not recorded: ${requester.why.toLowerCase()}`
  }
}

/** A typed or scanned staff number as it is stored: no blanks, upper case. */
export function tidyStaffNumber(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase()
}
