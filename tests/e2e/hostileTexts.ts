/** Each would set `__ran`, open a dialog, ask for something elsewhere or turn the words around, were it more than a text. */
export const hostileTexts = [
  '<script>__ran=1</script>',
  '<img/src="x"onerror=__ran=1>',
  '"><svg/onload=__ran=1>',
  "'-alert(1)-'",
  'javascript:__ran=1',
  '<a/href=javascript:__ran=1>x</a>',
  '</textarea></p><iframe/src=//e.test>',
  '{{constructor.constructor("__ran=1")()}}',
  '${__ran=1}<%=7*7%>#{7*7}',
  '}*{background:url(//e.test/x)}',
  '__proto__',
  '=HYPERLINK("//e.test")',
  'abc\u202Egnp.exe',
  'ze\u200Bro\u2060wi\u200Ddth',
] as const

/** The shortest field that keeps any text takes so many characters. */
const shortest = 40

/** A text of its own for each place, told from the others by the place's name. */
export function aHostileText(place: string, number = placeOf(place)): string {
  const fitting = hostileTexts.map((text) => `${place} ${text}`).filter((text) => text.length <= shortest)
  return fitting[number % fitting.length] ?? place
}

function placeOf(place: string): number {
  return Array.from(place, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0)
}
