export type SetUpCode =
  | { readonly kind: 'read'; readonly account: string; readonly password: string }
  | { readonly kind: 'unclear'; readonly reason: string }

const groupLength = 4
const fewestGroups = 2
/** Characters; a code of 13 groups is shorter. */
const longest = 80

/**
 * A set-up code such as `TRYOUT-K7QF-2M9X`: the account's name, then groups of four letters and digits. The account is
 * the first part in lower case, the password the entire code in upper case with its hyphens. Lower case, blanks, any kind
 * of dash, and missing hyphens between the groups are put right; the first hyphen cannot be guessed.
 */
export function readSetUpCode(typed: string): SetUpCode {
  if (typed.trim().length > longest) return unclear('This is longer than any set-up code. Type the code alone.')
  // Before the letters are raised: some of other alphabets become ours by that.
  if (/[^\sA-Za-z0-9\-_\u2010-\u2015\u2212]/.test(typed)) return unclear(wrongSigns)
  const [account = '', ...rest] = typed
    .toUpperCase()
    .split(/[\s\-_\u2010-\u2015\u2212]+/)
    .filter((part) => part !== '')
  const secret = rest.join('')
  if (account === '') return unclear('Type the set-up code of this tablet.')
  if (secret === '') return unclear('Put a hyphen after the name that the code begins with, as in TRYOUT-K7QF-2M9X.')
  if (secret.length % groupLength !== 0 || secret.length < fewestGroups * groupLength)
    return unclear('The code is not complete: after the name come groups of four letters or digits.')
  const groups = secret.match(/.{4}/g) ?? []
  return { kind: 'read', account: account.toLowerCase(), password: [account, ...groups].join('-') }
}

const wrongSigns = 'A set-up code has only letters, digits and hyphens.'

function unclear(reason: string): SetUpCode {
  return { kind: 'unclear', reason }
}
