import { measures } from './measures/measures.ts'
import { readArguments } from './readArguments.ts'
import { writeResults } from './report/writeResults.ts'
import { type Measured, runMeasure } from './runMeasure.ts'
import { openStage } from './stage/openStage.ts'

const { only, runs, amount } = readArguments(process.argv.slice(2))
const chosen = measures.filter(({ name }) => only === null || only.includes(name))
if (chosen.length === 0) throw new Error(`The measures are ${measures.map(({ name }) => name).join(', ')}.`)

const stage = await openStage()
try {
  const measured: Measured[] = []
  for (const measure of chosen) {
    console.log(`${measure.name}: ${measure.peers.join(', ')}`)
    measured.push(await runMeasure(measure, stage, Math.min(runs, measure.mostRuns ?? runs), amount))
  }
  await writeResults(measures, measured, { runs, amount })
} finally {
  await stage.close()
}
