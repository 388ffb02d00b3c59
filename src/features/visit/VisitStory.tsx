import type { Visit } from '../../domain/visit/visit.ts'
import { Card } from '../../ui/Card.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { type Names, storyLinesOf } from './storyLinesOf.ts'
import styles from './VisitStory.module.css'

export type VisitStoryProps = { readonly visit: Visit; readonly names: Names; readonly now: Date }

/** What happened, when, and who did it. */
export function VisitStory({ visit, names, now }: VisitStoryProps) {
  return (
    <Card title="What happened">
      <ol className={styles.story}>
        {storyLinesOf(visit, names).map((line) => (
          <li key={line.id} className={styles.line}>
            <time dateTime={line.at} className={styles.time}>
              {momentWords(line.at, now)}
            </time>
            <span className={styles.words}>
              {line.isUndone ? (
                <>
                  <VisuallyHidden>Taken back: </VisuallyHidden>
                  <s>{line.words}</s>
                </>
              ) : (
                line.words
              )}
              {line.by !== null && <span className={styles.by}> {line.by}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
