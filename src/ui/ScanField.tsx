import { ScanButton, type Scanner } from './ScanButton.tsx'
import { TextField, type TextFieldProps } from './TextField.tsx'

/** What a code says, or why it is not the one that is asked for. */
export type CodeReading =
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'unclear'; readonly words: string }

export type ScanFieldProps = Omit<TextFieldProps, 'hint' | 'autoCapitalize' | 'isShort'> & {
  readonly scanner: Scanner
  readonly readCode: (text: string) => CodeReading
}

/** The number of a label: typed, or read with the camera. */
export function ScanField({ scanner, readCode, ...field }: ScanFieldProps) {
  return (
    <>
      <TextField {...field} hint="Type it, or scan the label" autoCapitalize="characters" isShort />
      <ScanButton
        label="Scan the label"
        scanner={scanner}
        onScan={(text) => {
          const code = readCode(text)
          if (code.kind === 'unclear') return code.words
          field.onChange(code.value)
          return null
        }}
      />
    </>
  )
}
