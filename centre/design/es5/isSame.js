// Equality of JSON values; the order of an object's fields does not matter. A field that is missing equals one without a value.

function isSame(a, b) {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && a.length !== b.length) return false
  return hasFieldsOf(a, b) && hasFieldsOf(b, a)
}

/** Every field of `a` is in `b`, with the same value. */
function hasFieldsOf(a, b) {
  for (var name in a)
    if (Object.prototype.hasOwnProperty.call(a, name) && !isSame(a[name], fieldOf(b, name))) return false
  return true
}

function fieldOf(value, name) {
  return Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined
}
