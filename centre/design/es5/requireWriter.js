// Who writes in a bar's database, and what: its technicians' tablets everything that a record may be; its visitors' screens
// that somebody came, left the queue or tapped, and their own audit trail; managers what settles a closed visit, and what
// their own device notes by itself.

function requireWriter(record, known, user, added, settings) {
  if (isAdministrator(user)) return
  var isOfBar = user.roles.indexOf(settings.barRole) !== -1
  if (isOfBar && user.roles.indexOf('tablet') !== -1) return
  if (isOfBar && user.roles.indexOf('desk-screen') !== -1) return requireScreen(record, known, user, added, settings)
  if (user.roles.indexOf('manager') !== -1) return requireManager(record, known, user, added, settings)
  refuse("Only the tablets of the bar '" + settings.barId + "' write here.")
}

function requireScreen(record, known, user, added, settings) {
  var installs = installsOf(user)
  for (var at = 0; at < added.length; at++)
    if (installs.length > 0 && installs.indexOf(added[at].tabletId) === -1)
      refuse('A screen tells only what happened on it.')
  if (installs.length > 0 && installs.indexOf(record.by) === -1) refuse('A screen sends only what it made itself.')
  if (record.schema !== settings.kinds[record.type].schema)
    refuse('The centre does not know this version of the app yet, and lets no screen use it.')
  if (record.type === 'tap' || record.type === 'audit') return
  if (record.type !== 'visit') refuse('A screen takes visitors and smileys, and nothing else.')
  if (ofKinds(added, ['arrived', 'abandoned']).length < added.length)
    refuse('A screen lets visitors check in and leave; all else is for a technician.')
  if (known === null) {
    if (record.state !== 'waiting' && record.state !== 'abandoned')
      refuse('A visit that begins at a screen waits for a technician.')
    return
  }
  if (ofKinds(added, ['arrived']).length > 0) refuse('A visit begins once, and this one has begun.')
  if (added.length === 0) requireAllKept(record, known)
  for (var leaving = 0; leaving < added.length; leaving++)
    if (!hasSeenWaiting(added[leaving], known.events))
      refuse('This visit does not wait any more: it is for a technician.')
  if (record.state !== 'abandoned' && record.state !== known.state)
    refuse('A screen lets visitors check in and leave, and says nothing else of where they are.')
}

// A version in which nothing new happened changes nothing. A newer app may tell more of the same events than the one before;
// the events themselves are held by requireEventsKept, in whatever order they stand.
function requireAllKept(record, known) {
  var names = namesIn(known, {})
  for (var at = 0; at < names.length; at++)
    if (names[at] !== 'events' && !isSame(fieldOf(known, names[at]), fieldOf(record, names[at])))
      refuse('A screen changes nothing of a visit without an event: ' + nameOf(names[at]) + ' is another now.')
}

var outOfTheQueue = ['started', 'held', 'resumed', 'closed', 'abandoned', 'no-show']

/**
 * The tablet that told `event` may have seen a visit that waits. A technician may take somebody in the moment in which they
 * leave at a screen that does not know it yet: it happened, and no later try would make it fit better.
 */
function hasSeenWaiting(event, events) {
  var before = []
  for (var at = 0; at < events.length; at++) if (events[at].seq < event.seq) before.push(events[at])
  var out = latestOf(ofKinds(standing(before), outOfTheQueue))
  var back = latestOf(ofKinds(standing(before), ['returned to queue']))
  if (out === null || (back !== null && back.seq > out.seq)) return true
  // The event right before it may be of a tablet that did not know either.
  for (var last = 0; last < before.length; last++)
    if (before[last].seq === event.seq - 1 && before[last].tabletId !== out.tabletId) return true
  return false
}

function latestOf(events) {
  var latest = null
  for (var at = 0; at < events.length; at++) if (latest === null || events[at].seq > latest.seq) latest = events[at]
  return latest
}

function requireManager(record, known, user, added, settings) {
  if (record.type !== 'audit' && record.type !== 'attendance') return requireSettling(record, known, added, settings)
  // Without an install of its own in the account, the record's word counts for which device it is.
  var installs = installsOf(user).length > 0 ? installsOf(user) : [record.tabletId]
  if (installs.indexOf(record.by) === -1) refuse("A manager's device sends only what it made itself.")
  for (var at = 0; at < added.length; at++)
    if (installs.indexOf(added[at].tabletId) === -1) refuse("A manager's device tells only what happened on it.")
  if (record.schema !== settings.kinds[record.type].schema)
    refuse('The centre does not know this version of the app yet, and lets no manager use it.')
}

function requireSettling(record, known, added, settings) {
  if (known === null || record.type !== 'visit' || known.state !== 'closed')
    refuse("Only the tablets of the bar '" + settings.barId + "' write here.")
  if (record.schema !== settings.kinds.visit.schema) refuse('The centre does not know this version of a visit yet.')
  if (ofKinds(added, ['corrected', 'marked', 'noted']).length < added.length)
    refuse('A manager corrects, marks or notes a closed visit, and does nothing else to it.')
}
