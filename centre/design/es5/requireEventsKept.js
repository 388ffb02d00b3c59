// Append-only: every entry that the centre holds is still there, made at the same moment and of the same kind.

function requireEventsKept(record, known, lists) {
  for (var at = 0; at < lists.length; at++)
    if (Array.isArray(known[lists[at]])) requireListKept(record, known, lists[at])
}

function requireListKept(record, known, list) {
  var now = {}
  for (var at = 0; Array.isArray(record[list]) && at < record[list].length; at++)
    now[' ' + record[list][at].id] = record[list][at]
  for (var past = 0; past < known[list].length; past++) {
    var before = known[list][past]
    var after = now[' ' + before.id]
    if (after === undefined)
      refuse("What happened stays: '" + list + "' lacks the entry " + quoted(before.id) + ' that the centre holds.')
    if (after.at !== before.at || after.kind !== before.kind)
      refuse("What happened stays: '" + list + "' tells the entry " + quoted(before.id) + ' differently.')
  }
}
