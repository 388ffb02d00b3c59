// A tablet's audit trail is its own account, whatever the version of its shape. Each entry has a checksum over all that it
// says, so that here nothing is added to one either. The chain itself is not judged: a page that shows that somebody touched
// it has to reach the centre like any other, for the manager to see (docs/spec/audit.md).

// More than a tablet notes in its life: a number beyond that would have nothing after it.
var mostEntriesOfTrail = 1000000000

function requireAudit(audit, known, added) {
  if (!Array.isArray(audit.events)) refuse('An audit trail without entries tells nothing.')
  for (var at = 0; at < audit.events.length; at++)
    if (audit.events[at].tabletId !== audit.tabletId)
      refuse("An audit trail is one tablet's own account, and another tablet tells in it.")
  for (var entry = 0; entry < added.length; entry++)
    if (!(added[entry].seq <= mostEntriesOfTrail))
      refuse('The entry ' + quoted(added[entry].id) + ' says that more happened before it than can be.')
  if (known === null) return
  var now = entriesById(audit, 'events')
  for (var past = 0; past < known.events.length; past++)
    if (!isSame(known.events[past], now[' ' + known.events[past].id]))
      refuse("What happened stays: 'events' tells the entry " + quoted(known.events[past].id) + ' differently.')
}
