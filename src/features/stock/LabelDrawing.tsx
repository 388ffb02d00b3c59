import { qrPathOf } from '../../ui/qrPathOf.ts'
import type { LabelSheet } from './labelSheets.ts'
import styles from './Labels.module.css'

export type Label = {
  readonly assetTag: string
  readonly model: string
  /** Modules of its Code 128; null for a tag that it cannot hold. */
  readonly bars: readonly boolean[] | null
}

export type LabelDrawingProps = {
  readonly label: Label
  readonly sheet: LabelSheet
  readonly x: number
  readonly y: number
}

/** Millimetres, but where it says something else. */
const margin = 3
const barHeight = 9
const quietModules = 10
/** Narrower bars are not read by every hand scanner. */
const narrowestModule = 0.19
const widestModule = 0.5

/** One label, drawn in millimetres: QR code, tag and model in letters, and under them the bars. */
export function LabelDrawing({ label: { assetTag, model, bars }, sheet, x, y }: LabelDrawingProps) {
  const inner = sheet.width - 2 * margin
  const module = bars === null ? 0 : Math.min(widestModule, inner / (bars.length + 2 * quietModules))
  const hasBars = module >= narrowestModule
  const qr = qrPathOf(assetTag, 'medium', 2)
  const qrSide = Math.min(sheet.height - 2 * margin - (hasBars ? barHeight + 1 : 0), 26)
  const textLeft = margin + qrSide + 2
  const textWidth = sheet.width - margin - textLeft
  return (
    <svg
      role="img"
      aria-label={`Label of ${assetTag}, ${model}`}
      x={x}
      y={y}
      width={sheet.width}
      height={sheet.height}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
    >
      {qr !== null && (
        <path className="qr" d={qr.path} transform={`translate(${margin} ${margin}) scale(${qrSide / qr.size})`} />
      )}
      <text className={styles.tag} x={textLeft} y={margin + 7} fontSize={fontSizeFor(assetTag, textWidth, 5.5)}>
        {assetTag}
      </text>
      <text x={textLeft} y={margin + 12} fontSize={fontSizeFor(model, textWidth, 3.2)}>
        {model}
      </text>
      {bars !== null && hasBars && (
        <path
          className="bars"
          d={barsPathOf(bars)}
          transform={`translate(${margin + (inner - module * bars.length) / 2} ${
            sheet.height - margin - barHeight
          }) scale(${module} ${barHeight})`}
        />
      )}
    </svg>
  )
}

/** The largest that fits: a bold letter is about so wide for its height. */
const widthOfLetter = 0.66

function fontSizeFor(text: string, width: number, largest: number): number {
  return Math.min(largest, width / (Math.max(text.length, 1) * widthOfLetter))
}

function barsPathOf(bars: readonly boolean[]): string {
  return bars.flatMap((isDark, place) => (isDark ? [`M${place} 0h1v1h-1z`] : [])).join('')
}
