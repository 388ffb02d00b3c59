import type { CodeScanner, Scan, ScanProblem } from './codeScanner.ts'
import { rest } from './rest.ts'

type Reader = (image: ImageData) => Promise<string | null>

/** Enough for a label of a hand's width; more only takes longer. */
const widestImage = 1280
const msBetweenImages = 120

export const scanCodes: CodeScanner['start'] = async (video, onText, facing) => {
  const read = await openReader().catch(() => null)
  if (read === null) return { kind: 'failed', problem: 'reader missing' }
  const camera = await openCamera(facing)
  if (typeof camera === 'string') return { kind: 'failed', problem: camera }
  const stopped = new AbortController()
  const stop = () => {
    stopped.abort()
    for (const track of camera.getTracks()) track.stop()
    video.srcObject = null
  }
  video.srcObject = camera
  // Rejects when it is stopped before the first image.
  await video.play().catch(() => undefined)
  void readImages(video, read, onText, stopped.signal)
  return { kind: 'scanning', scan: { light: lightOf(camera), stop } }
}

/** The decoder is a megabyte of wasm, precached with the app; it is loaded when somebody scans for the first time. */
async function openReader(): Promise<Reader> {
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return async (image) => {
    const [found] = await readBarcodes(image, {
      formats: ['Code128', 'Code39', 'QRCode', 'DataMatrix'],
      maxNumberOfSymbols: 1,
    })
    return found === undefined || !found.isValid ? null : found.text
  }
}

async function openCamera(facingMode: string): Promise<MediaStream | ScanProblem> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { facingMode, width: { ideal: widestImage }, height: { ideal: 720 } },
    })
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : ''
    if (name === 'NotAllowedError') return 'not allowed'
    return name === 'NotReadableError' ? 'in use' : 'no camera'
  }
}

/** In the standard (https://w3c.github.io/mediacapture-image/), and not in TypeScript's library. */
function lightOf(camera: MediaStream): Scan['light'] {
  const [track] = camera.getVideoTracks()
  const { torch } = (track?.getCapabilities?.() ?? {}) as { readonly torch?: boolean }
  if (track === undefined || torch !== true) return null
  return (isOn) => track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] })
}

async function readImages(
  video: HTMLVideoElement,
  read: Reader,
  onText: (text: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  const canvas = document.createElement('canvas')
  const picture = canvas.getContext('2d', { willReadFrequently: true })
  if (picture === null) return
  while (!stopped.aborted) {
    const text = await readImage(video, canvas, picture, read)
    if (stopped.aborted) return
    if (text !== null) onText(text)
    await pause(msBetweenImages)
  }
}

async function readImage(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  picture: CanvasRenderingContext2D,
  read: Reader,
): Promise<string | null> {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return null
  const scale = Math.min(1, widestImage / videoWidth)
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  picture.drawImage(video, 0, 0, canvas.width, canvas.height)
  await rest()
  // One image that cannot be read is no reason to stop: the next one comes.
  return read(picture.getImageData(0, 0, canvas.width, canvas.height)).catch(() => null)
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, ms)
  })
}
