// Append-only: every entry that the centre holds is still there, and says at least what it said. Nothing stands there twice.

// Far more than ever happens to a visit; to check more would keep the centre from its work.
var mostEntries = 2000

function requireFew(record) {
  for (var name in record)
    if (Array.isArray(record[name]) && record[name].length > mostEntries)
      refuse(nameOf(name) + ' has more than ' + mostEntries + ' entries.')
}

function requireEachOnce(record, lists) {
  for (var at = 0; at < lists.length; at++) entriesById(record, lists[at])
}

function requireEventsKept(record, known, lists) {
  for (var at = 0; at < lists.length; at++)
    if (Array.isArray(known[lists[at]])) requireListKept(record, known, lists[at])
}

function requireListKept(record, known, list) {
  var now = entriesById(record, list)
  for (var past = 0; past < known[list].length; past++) {
    var before = known[list][past]
    var after = now[' ' + before.id]
    if (after === undefined)
      refuse("What happened stays: '" + list + "' lacks the entry " + quoted(before.id) + ' that the centre holds.')
    // An app that knows more of an entry may add to it.
    if (!hasFieldsOf(before, after))
      refuse("What happened stays: '" + list + "' tells the entry " + quoted(before.id) + ' differently.')
  }
}

function entriesById(record, list) {
  var entries = {}
  for (var at = 0; Array.isArray(record[list]) && at < record[list].length; at++) {
    var entry = record[list][at]
    if (entry === null || typeof entry !== 'object' || typeof entry.id !== 'string')
      refuse("An entry of '" + list + "' does not say which one it is.")
    if (entries[' ' + entry.id] !== undefined)
      refuse('The entry ' + quoted(entry.id) + " stands in '" + list + "' twice.")
    entries[' ' + entry.id] = entry
  }
  return entries
}

/** What `record` says happened and the centre's version does not. */
function newEntries(record, known, lists) {
  var added = []
  for (var at = 0; at < lists.length; at++) {
    var before = known === null ? {} : entriesById(known, lists[at])
    var list = Array.isArray(record[lists[at]]) ? record[lists[at]] : []
    for (var entry = 0; entry < list.length; entry++)
      if (before[' ' + list[entry].id] === undefined) added.push(list[entry])
  }
  return added
}

// What comes next stands one place further on than all that its tablet knew. A number beyond that would have nothing after it.
var mostPlacesAhead = 100000

function requireNearPlaces(added, known, lists) {
  var held = known === null ? [] : newEntries(known, null, lists)
  var highest = 0
  for (var at = 0; at < held.length; at++) if (held[at].seq > highest) highest = held[at].seq
  for (var entry = 0; entry < added.length; entry++)
    if (added[entry].seq > highest + mostPlacesAhead)
      refuse('The entry ' + quoted(added[entry].id) + ' says that more happened before it than can be.')
}
