// What a record said when it was made and nothing later changes: a swap's answers, who made it, a whole stock movement.

// These say who carries a version and when, and nothing of what it tells.
var ofTheVersion = ['_rev', '_revisions', 'by', 'broughtBy', 'updatedAt']

function requireFixed(record, known, fixed) {
  var names = fixed === 'all' ? namesIn(record, known) : fixed
  var name = record.type.replace('-', ' ')
  for (var at = 0; at < names.length; at++)
    if (!isSame(fieldOf(known, names[at]), fieldOf(record, names[at])))
      refuse('What a ' + name + ' said when it was made stays: ' + nameOf(names[at]) + ' is another now.')
  if (record.schema < known.schema) refuse('This ' + name + ' is of an older shape than the one that the centre holds.')
}

function namesIn(record, known) {
  var names = []
  for (var first in known) names.push(first)
  for (var second in record) if (names.indexOf(second) === -1) names.push(second)
  var told = []
  for (var at = 0; at < names.length; at++) if (ofTheVersion.indexOf(names[at]) === -1) told.push(names[at])
  return told
}
