import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'

export function FileCard() {
  return (
    <Card title="Unsent records as a file">
      <p>
        If this tablet cannot reach the centre any more: save what is unsent as a file, and take it in on another tablet
        of this bar.
      </p>
      <div>
        <LinkButton to="/tablet/file" icon="download">
          Save or take in a file
        </LinkButton>
      </div>
    </Card>
  )
}
