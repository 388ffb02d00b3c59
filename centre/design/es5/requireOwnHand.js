// An account that belongs to one install (role `install:<id>`) signs what it sends: as its maker (`by`), or as who brought it
// (`broughtBy`). Records of another tablet come by an unsent file, or after the centre lost its data, and say so. An account
// without such a role is one that tablets share, for trying out: nothing is asked of it here.

function installsOf(user) {
  var installs = []
  for (var at = 0; at < user.roles.length; at++)
    if (user.roles[at].indexOf('install:') === 0) installs.push(user.roles[at].slice('install:'.length))
  return installs
}

function requireOwnHand(record, known, added, installs) {
  if (installs.length === 0 || installs.indexOf(record.broughtBy) !== -1) return
  if (installs.indexOf(record.by) === -1)
    refuse('A tablet signs what it sends, and this says that ' + quoted(record.by) + ' made it.')
  var own = 0
  for (var at = 0; at < added.length; at++) if (installs.indexOf(added[at].tabletId) !== -1) own++
  if (known === null ? own === 0 : own < added.length)
    refuse('This tells what another tablet did, and does not say who brought it.')
}
