// Part of what stands beside the events must be what they tell: nobody closes or reopens a visit, swap or kit without an event
// that says so. Only what every version of the app tells alike is asked for; the rest is not held (docs/spec/roles.md).

function requireToldRight(record) {
  requireOwnEntry(record)
  if (record.type === 'visit') requireVisitTold(record)
  if (record.type === 'swap') requireSwapTold(record)
  if (record.type === 'kit-issue') requireKitTold(record)
  if (record.type === 'tap') requireTapTold(record)
  if (record.type === 'attendance') requireAttendanceTold(record)
}

function requireOwnEntry(record) {
  var entries = (record.events || []).concat(record.moved || [])
  for (var at = 0; at < entries.length; at++) if (entries[at].tabletId === record.tabletId) return
  refuse('This record says that it was made on the tablet ' + quoted(record.tabletId) + ', and nothing in it was.')
}

/** Events that no `undone` takes back. */
function standing(events) {
  var undone = []
  for (var at = 0; at < events.length; at++) if (events[at].kind === 'undone') undone.push(events[at].eventId)
  var left = []
  for (var each = 0; each < events.length; each++) if (undone.indexOf(events[each].id) === -1) left.push(events[each])
  return left
}

function ofKinds(events, kinds) {
  var found = []
  for (var at = 0; at < events.length; at++) if (kinds.indexOf(events[at].kind) !== -1) found.push(events[at])
  return found
}

function hasOne(list, field, value) {
  for (var at = 0; at < list.length; at++) if (list[at][field] === value) return true
  return false
}

function requireVisitTold(visit) {
  var events = standing(visit.events)
  if (ofKinds(events, ['arrived']).length === 0)
    refuse('A visit begins with an arrival, which nothing takes back, and this has none.')
  var closings = ofKinds(events, ['closed'])
  var isClosed = closings.length > 0
  if ((visit.state === 'closed') !== isClosed)
    refuse(
      isClosed
        ? 'A closed visit stays closed: what is to change in it is an event of its own.'
        : 'This visit is closed, and no event in it says so.'
    )
  if (visit.isOpen !== (['waiting', 'in service', 'on hold'].indexOf(visit.state) !== -1))
    refuse("This visit can not be kept: 'isOpen' and 'state' do not agree.")
  if (!isClosed && visit.outcome !== null) refuse('This visit has an outcome, and no event in it says so.')
  if (!isClosed) return
  if (!hasOne(ofKinds(events, ['closed', 'corrected']), 'outcome', visit.outcome))
    refuse(
      'The outcome of a closed visit is changed by a correction, and there is none that says ' +
        quoted(visit.outcome) +
        '.'
    )
  if (!hasOne(closings, 'at', visit.closedAt)) refuse('This visit was closed at another time, as its events say.')
}

function requireSwapTold(swap) {
  var events = standing(swap.events)
  var isIn = swap.incoming['return'].kind !== 'later' || hasOne(events, 'kind', 'old device in')
  var state = hasOne(events, 'kind', 'declined')
    ? 'declined'
    : !hasOne(events, 'kind', 'swapped')
      ? 'undone'
      : isIn
        ? 'complete'
        : 'new one issued, old one not yet in'
  if (swap.state !== state)
    refuse('This swap is ' + quoted(state) + ' by its events, and says ' + quoted(swap.state) + '.')
}

function requireKitTold(kit) {
  var events = standing(kit.events)
  var state = hasOne(events, 'kind', 'declined')
    ? 'declined'
    : hasOne(events, 'kind', 'handed out')
      ? 'handed out'
      : 'undone'
  if (kit.state !== state)
    refuse('This kit is ' + quoted(state) + ' by its events, and says ' + quoted(kit.state) + '.')
}

function requireTapTold(tap) {
  if (tap.visitId !== null && tap.visitId !== 'visit:' + tap._id.slice('tap:'.length))
    refuse("A visit has one smiley, under the visit's own id.")
  var first = null
  var presses = ofKinds(tap.events, ['face tapped'])
  for (var at = 0; at < presses.length; at++) if (first === null || isBefore(presses[at], first)) first = presses[at]
  for (var each = 0; each < tap.events.length; each++)
    if (tap.events[each].personId !== null) refuse('A smiley names nobody.')
  if (first === null || first.face !== tap.face || first.at !== tap.tappedAt)
    refuse('A smiley is the first one that was tapped, and never another.')
}

/** The common order of events: cause before effect, then corrected time, then id. */
function isBefore(a, b) {
  if (a.seq !== b.seq) return a.seq < b.seq
  var apart = Date.parse(a.at) + (a.clockOffsetMs || 0) - Date.parse(b.at) - (b.clockOffsetMs || 0)
  return apart === 0 ? a.id < b.id : apart < 0
}

function requireAttendanceTold(attendance) {
  var id = ['attendance', attendance.barId, attendance.day, attendance.tabletId].join(':')
  if (attendance._id !== id) refuse("The id of this attendance should be '" + id + "'.")
  if (attendance.openingId !== ['opening', attendance.barId, attendance.day].join(':'))
    refuse('This attendance is of another opening than its id says.')
  for (var at = 0; at < attendance.events.length; at++)
    if (attendance.events[at].tabletId !== attendance.tabletId)
      refuse("An attendance is one tablet's own account, and another tablet tells in it.")
}
