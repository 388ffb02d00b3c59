// What is over: whoever closed a visit knows that it is closed. What another tablet did meanwhile, in no knowledge of it, is
// still taken, and the fold gives it no effect.

var stepsOfService = ['put first', 'called', 'started', 'handed over', 'held', 'resumed', 'abandoned', 'no-show']

function requireClosedLeft(record, known, added) {
  if (record.type === 'visit') requireNoMoreService(record, added)
  if (record.type === 'swap' && known !== null) requireCustodyOfEvents(record, added)
}

function requireNoMoreService(visit, added) {
  var events = standing(visit.events)
  var closings = ofKinds(events, ['closed'])
  var steps = ofKinds(added, stepsOfService)
  for (var at = 0; at < steps.length; at++)
    for (var each = 0; each < closings.length; each++)
      if (
        events.indexOf(steps[at]) !== -1 &&
        steps[at].tabletId === closings[each].tabletId &&
        steps[at].seq > closings[each].seq
      )
        refuse('This visit was closed before ' + quoted(steps[at].kind) + ' happened to it.')
}

/** After the swap a device moves only with an event that says so, under the event's id. */
function requireCustodyOfEvents(swap, added) {
  for (var at = 0; at < added.length; at++)
    if (added[at].device && !hasOne(ofKinds(swap.events, ['old device in']), 'id', added[at].id))
      refuse('No event of this swap says that ' + quoted(added[at].assetTag) + ' changed hands after it.')
}
