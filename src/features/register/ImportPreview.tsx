import { registerColumns } from '../../domain/device/registerColumns.ts'
import type { RegisterPlan } from '../../domain/device/registerImport.ts'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import styles from './Register.module.css'

export type ImportPreviewProps = {
  readonly name: string
  readonly plan: RegisterPlan
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** More than this is no list that anybody works through. */
const mostShown = 200
const mostDoubles = 10

/** What an import would do, and each row that it would leave out, before anything is written. */
export function ImportPreview({ name, plan, onConfirm, onCancel }: ImportPreviewProps) {
  const { added, changed, exchanged, unchanged, problems, problemsInAll, badRows, doubles } = plan
  const isNews = added + changed > 0
  return (
    <div className={styles.preview}>
      <SummaryList
        rows={[
          { label: 'File', value: `${name}, ${plan.encoding}` },
          { label: 'New', value: countWords(added, 'device') },
          {
            label: 'Changed',
            value:
              exchanged === 0
                ? countWords(changed, 'device')
                : `${countWords(changed, 'device')}, ${exchanged} of them with another serial number or model`,
          },
          { label: 'As they are', value: countWords(unchanged, 'device') },
          { label: 'Left out', value: countWords(badRows, 'row') },
          ...(plan.leftOut.length === 0 ? [] : [{ label: 'Columns not kept', value: plan.leftOut.join(', ') }]),
        ]}
      />
      {doubles.length > 0 && (
        <Notice kind="warning" title="The register has these twice already">
          {doubles
            .slice(0, mostDoubles)
            .map(({ value, tags }) => `${value}: ${tags.join(' and ')}`)
            .join('; ')}
        </Notice>
      )}
      {badRows > 0 && <Problems problems={problems} problemsInAll={problemsInAll} badRows={badRows} />}
      {isNews && problems.length > 0 && (
        <p>Mend the file and choose it again, or import the other rows now and the mended ones later.</p>
      )}
      {!isNews && (
        <Notice>{badRows === 0 ? 'The register says all of this already.' : 'There is nothing to import.'}</Notice>
      )}
      <div className={styles.ways}>
        {isNews && (
          <Button kind="primary" icon="check" onPress={onConfirm}>
            {`Import ${countWords(added + changed, 'device')}${badRows === 0 ? '' : ` without ${countWords(badRows, 'row')}`}`}
          </Button>
        )}
        <Button onPress={onCancel}>{isNews ? 'Cancel' : 'Close'}</Button>
      </div>
    </div>
  )
}

type ProblemsProps = Pick<RegisterPlan, 'problems' | 'problemsInAll' | 'badRows'>

function Problems({ problems, problemsInAll, badRows }: ProblemsProps) {
  return (
    <div className={styles.problems}>
      <table>
        <caption>{`${countWords(badRows, 'row')} cannot be imported`}</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">It says</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, mostShown).map(({ row, column, value, words }) => (
            <tr key={`${row} ${column}`}>
              <th scope="row">{row}</th>
              <td>{registerColumns[column]}</td>
              <td className={styles.value}>{value === '' ? 'nothing' : value}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problemsInAll > mostShown && <p>{`And ${countWords(problemsInAll - mostShown, 'more problem')}.`}</p>}
    </div>
  )
}
