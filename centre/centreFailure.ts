/** What went wrong with the centre, as one sentence for the person who started the work. */
export class CentreFailure extends Error {
  override readonly name = 'CentreFailure'
}
