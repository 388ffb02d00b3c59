import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'

export function DayPackCard() {
  return (
    <Card title="Day pack">
      <p>
        Before you leave the base: whether stock, terms, app, clock and battery are ready for a day without a network.
      </p>
      <div>
        <LinkButton to="/tablet/day-pack" icon="briefcase">
          Day pack
        </LinkButton>
      </div>
    </Card>
  )
}
