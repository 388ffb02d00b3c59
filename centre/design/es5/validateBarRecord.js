// One bar's database: written by that bar's tablets and screens, events only ever added, nothing deleted.

function validateBarRecord(record, before, user, settings) {
  requireOneOf(user, settings.writers, "Only the tablets of the bar '" + settings.barId + "' write here.")
  if (isSettledForAdministrators(record, user)) return
  requireOrdinaryWrite(record, before, user)
  requireFew(record)
  requireRecord(record, settings)
  if (record.barId !== settings.barId)
    refuse(
      'This record is of the bar ' + quoted(record.barId) + ", and this is the database of '" + settings.barId + "'."
    )
  if (!/^[\w.:-]+$/.test(record._id)) refuse('An id has letters, digits and the signs - _ . : alone.')
  var known = before === null || before._deleted ? null : before
  var kind = settings.kinds[record.type]
  requireEachOnce(record, kind.appendOnly)
  var added = newEntries(record, known, kind.appendOnly)
  if (known !== null) {
    if (known.type !== record.type) refuse('A record can not become one of another kind.')
    if (isAnonymising(record, added, user)) requireOnlyAnonymised(record, known, kind.appendOnly)
    else {
      requireNotAnonymised(record, known)
      requireEventsKept(record, known, kind.appendOnly)
      requireFixed(record, known, kind.fixed)
    }
  }
  if (record.schema === kind.schema) {
    if (known === null) requireOpening(record)
    requireToldRight(record)
    requireOwnUndone(record, known, added)
    if (record.type === 'swap' && known !== null) requireCustodyOfEvents(record, added)
  }
  if (known === null && record.moved) added.push(record.moved)
  if (record.type === 'audit') requireAudit(record, known, added)
  else requireNearPlaces(added, known, kind.appendOnly)
  requireWriter(record, known, user, added, settings)
  requireOwnHand(record, known, added, installsOf(user))
}
