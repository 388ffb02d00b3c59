/** After the swap a device moves only with an event that says so, under the event's id. */
function requireCustodyOfEvents(swap, added) {
  for (var at = 0; at < added.length; at++)
    if (added[at].device && !hasOne(ofKinds(swap.events, ['old device in']), 'id', added[at].id))
      refuse('No event of this swap says that ' + quoted(added[at].assetTag) + ' changed hands after it.')
}
