export type FileToSave = {
  readonly name: string
  readonly text: string
  readonly type?: 'application/json' | 'text/csv'
}

/** Hands a text to the browser as a download; the person finds it where the device keeps downloads. */
export function saveFile({ name, text, type = 'application/json' }: FileToSave): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Safari reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
