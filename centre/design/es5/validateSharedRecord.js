// Reference data, for all tablets to read: kept by managers.

function validateSharedRecord(record, known, user, settings) {
  requireOneOf(user, settings.writers, 'Only managers change what all bars share.')
  if (isSettledForAdministrators(record, user)) return
  requireOrdinaryWrite(record, known, user)
  requireRecord(record, settings)
}
