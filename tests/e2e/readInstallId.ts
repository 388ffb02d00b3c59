/** Runs in the page: the id that was minted with this tablet's database, from the note that stands outside it. */
export function readInstallId(): string {
  const note = JSON.parse(localStorage.getItem('techbar-install') ?? '{}') as { readonly installId?: string }
  return note.installId ?? ''
}
