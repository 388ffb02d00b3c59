import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './Help.module.css'

/** One page that can be read in the corridor. */
export function HelpScreen() {
  return (
    <Page title="Help" width="reading">
      <Card title="A visit in three taps">
        <ol className={styles.steps}>
          <li>New visit. Type or scan the staff number if you have it.</li>
          <li>Tap the reason. The visit is open, and saved on this tablet.</li>
          <li>Tap the outcome: Fixed, Swap device, Issue loaner, Escalate, Advice or Not fixed.</li>
        </ol>
        <p>
          Then hand the tablet over for the smiley. It locks itself, as it does when it lies about or another app is in
          front; your PIN opens it again, and what you typed is still there.
        </p>
      </Card>
      <Card title="At a desk">
        <p>
          Call shows the number on the wall board, with a sound; call again as often as you like. Who does not come for
          a while can be ended as Did not come. Open a visit to put somebody first, or to hand it to a colleague. If two
          of you take the same person while your tablets do not hear of each other, the first has them, and the other is
          told who comes next.
        </p>
        <p>
          The page Tablet turns a tablet into a screen for visitors: check-in, wall board or smileys. Your PIN turns it
          back.
        </p>
      </Card>
      <Card title="At a pop-up">
        <p>
          Before you leave the base, Day pack on the page Tablet says whether everything is ready. Open the bar when you
          are ready for the first visitor, and close it under End of day: the receipt comes right after.
        </p>
      </Card>
      <Card title="Not ready today?">
        <p>
          Open the visit, and change its Promise: what will be ready, and from which opening here on. Whoever works then
          reads it in the queue, and starts the next visit with one tap.
        </p>
      </Card>
      <Card title="The stock">
        <p>
          Count ticks off every device, by tap or one scan after the other, and asks where a missing one is. What comes
          back from somebody waits under To be sanitised, and goes out again once its data is removed. Loaners stand
          with their due date until you note that they are back.
        </p>
        <p>
          Tap a device to read all that happened to it, and to reserve it, put it on hold or retire it. Send several out
          takes everything that was handed in to one place at once. What goes to another bar has a transfer note, which
          that bar scans under Take in from another bar.
        </p>
      </Card>
      <Card title="No network?">
        <p>
          Carry on. Every visit, swap and smiley is saved on this tablet first, and sent by itself when there is a
          network. The words at the top say how much is still to send, and when the centre last had everything.
        </p>
        <div>
          <LinkButton to="/tablet" icon="tablet">
            About this tablet
          </LinkButton>
        </div>
      </Card>
      <Card title="Before the tablet is put away">
        <p>
          On the page Tablet, End of day asks the centre for its own count of what this tablet did today. The receipt
          says that everything is safe there. If this tablet cannot reach the centre any more, save what is unsent as a
          file there, and take it in on another tablet of the bar.
        </p>
      </Card>
      <Card title="Needs attention?">
        <p>
          The centre did not take a record. The page Tablet says which one and why: open it and put it right, or send it
          again. Nothing is lost meanwhile, and everything else is sent.
        </p>
      </Card>
      <Card title="A mistake?">
        <p>
          Closing a visit can be undone for 10 seconds. After that, open the visit under Done today and put it right
          there: Correct the outcome, or mark it as a duplicate or as training. Nothing is deleted, the record says what
          was changed.
        </p>
      </Card>
      <Card title="By keyboard">
        <dl className={styles.keys}>
          <div>
            <dt>Tab and Shift + Tab</dt>
            <dd>to the next and the last button, field or link</dd>
          </div>
          <div>
            <dt>Arrow keys</dt>
            <dd>from one answer to the next in a list of choices</dd>
          </div>
          <div>
            <dt>Space or Enter</dt>
            <dd>presses what has the yellow ring</dd>
          </div>
          <div>
            <dt>Escape</dt>
            <dd>closes a question</dd>
          </div>
        </dl>
      </Card>
    </Page>
  )
}
