/** x, y, x, y … as whole numbers in a box 1000 wide and 400 high. */
export type Stroke = readonly number[]

export const boxWidth = 1000
export const boxHeight = 400

/** Closer points than this say nothing more about a signature, and cost room in the record. */
const nearest = 6

/** The stroke with one more point, or itself when that point is too near to the last. */
export function extendStroke(stroke: Stroke, point: Stroke): Stroke {
  const [x = 0, y = 0] = point
  const dx = x - (stroke.at(-2) ?? x)
  const dy = y - (stroke.at(-1) ?? y)
  return dx * dx + dy * dy < nearest * nearest ? stroke : [...stroke, x, y]
}

/** As an SVG path; a single point becomes a dot. */
export function pathOfStroke(stroke: Stroke): string {
  const points: string[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`)
  return points.length === 1 ? `M${points[0]}h0.1` : `M${points.join('L')}`
}
