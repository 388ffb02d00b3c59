// One bar's database: written by that bar's tablets, events only ever added, nothing deleted.

function validateBarRecord(record, known, user, settings) {
  requireOneOf(user, settings.writers, "Only the tablets of the bar '" + settings.barId + "' write here.")
  if (isSettledForAdministrators(record, user)) return
  requireRecord(record, settings)
  if (record.barId !== settings.barId)
    refuse(
      'This record is of the bar ' + quoted(record.barId) + ", and this is the database of '" + settings.barId + "'."
    )
  if (known === null || known._deleted) return
  if (known.type !== record.type) refuse('A record can not become one of another kind.')
  requireEventsKept(record, known, settings.kinds[record.type].appendOnly)
}
