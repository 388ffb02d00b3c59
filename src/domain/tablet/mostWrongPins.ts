/** In a row. Whoever forgot theirs has waited for a quarter of an hour by then. */
export const mostWrongPins = 20
