export type ScanProblem = 'no camera' | 'not allowed' | 'in use' | 'reader missing'

export type Scan = {
  /** Null where the camera has no light. */
  readonly light: ((isOn: boolean) => Promise<void>) | null
  readonly stop: () => void
}

/** Reads asset tags and passes with the camera: Code 128, Code 39, QR and Data Matrix, without a network. */
export type CodeScanner = {
  /** False where the browser gives no camera to this page at all. */
  readonly isPossible: () => boolean
  /** Shows the camera in `video`, and tells each text that it reads until it is stopped. */
  readonly start: (
    video: HTMLVideoElement,
    onText: (text: string) => void,
    facing: 'environment' | 'user',
  ) => Promise<
    { readonly kind: 'scanning'; readonly scan: Scan } | { readonly kind: 'failed'; readonly problem: ScanProblem }
  >
}
