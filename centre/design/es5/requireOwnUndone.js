// What ended a visit, a swap, a kit or a loan is taken back by the tablet that told it, for which the app offers that for some
// seconds, and by no other: nobody opens again what somebody else closed. A record that comes anew (a file, a centre that was
// set back) is taken with all that it says.

var endings = ['closed', 'corrected', 'marked', 'loaner back', 'swapped', 'declined', 'old device in', 'handed out']

function requireOwnUndone(record, known, added) {
  if (known === null) return
  var undone = ofKinds(added, ['undone'])
  for (var at = 0; at < undone.length; at++) {
    var ended = ofKinds(withId(record.events, undone[at].eventId), endings)
    if (ended.length > 0 && ended[0].tabletId !== undone[at].tabletId && !mayFollowSwap(ended[0]))
      refuse(
        'Only the tablet that told it takes back the entry ' +
          quoted(ended[0].id) +
          ': it is ' +
          quoted(ended[0].kind) +
          '.'
      )
  }
}

/** Whoever meets a visit whose swap was taken back opens it again (src/domain/swap/swapMatterOf.ts); the swap is another record. */
function mayFollowSwap(ended) {
  return ended.kind === 'closed' && typeof ended.swapId === 'string'
}

function withId(events, id) {
  for (var at = 0; at < events.length; at++) if (events[at].id === id) return [events[at]]
  return []
}
