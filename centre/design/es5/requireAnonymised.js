// What is anonymised (docs/spec/retention.md) changes what entries say of people, which nobody else may: an administrator alone
// begins it, and from then on it stays.

/** An administrator's version in which nothing new happened, and which says what it is without. */
function isAnonymising(record, added, user) {
  return isAdministrator(user) && isOfType('object', record.anonymised) && added.length === 0
}

// Of each entry what figures and the order of events are told from.
var ofTheEntry = [
  'kind',
  'seq',
  'at',
  'clockOffsetMs',
  'tabletId',
  'eventId',
  'outcome',
  'reasonId',
  'loaner',
  'swapId',
  'mark',
  'isOn',
  'face',
  'device',
  'assetTag'
]
var ofTheRecord = ['openingId', 'tabletId', 'schema', 'state', 'outcome', 'reasonId', 'visitId', 'face', 'movedAt']

function requireOnlyAnonymised(record, known, lists) {
  requireStaysAnonymised(record, known)
  for (var at = 0; at < lists.length; at++) requireSameEntries(known[lists[at]] || [], entriesById(record, lists[at]))
  requireSameIn(ofTheRecord, known, record)
}

function requireSameEntries(before, now) {
  for (var at = 0; at < before.length; at++) {
    if (now[' ' + before[at].id] === undefined)
      refuse('What happened stays: the entry ' + quoted(before[at].id) + ' that the centre holds is missing.')
    requireSameIn(ofTheEntry, before[at], now[' ' + before[at].id])
  }
}

function requireSameIn(names, before, now) {
  for (var at = 0; at < names.length; at++)
    if (!isSame(fieldOf(before, names[at]), fieldOf(now, names[at])))
      refuse('Anonymising changes nothing but what is told of people: ' + nameOf(names[at]) + ' is another now.')
}

/** Each kind of content that the centre's version is without, whenever that was. */
function requireStaysAnonymised(record, known) {
  for (var kind in known.anonymised || {})
    if (!record.anonymised || !record.anonymised[kind])
      refuse('What was anonymised stays so: this version does not say that it is without the ' + kind + '.')
}

/** For everybody else. A record that the centre has lost comes back as it is held elsewhere. */
function requireNotAnonymised(record, known) {
  requireStaysAnonymised(record, known)
  for (var kind in record.anonymised || {})
    if (!known.anonymised || !known.anonymised[kind])
      refuse('Only the retention run at the centre anonymises a record that is there.')
}
