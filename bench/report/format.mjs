/** Figures as readers of a table want them; `–` where there is none. */
export const figure = {
  ms: (value) => rounded(value, value < 10 ? 1 : 0),
  times: (value) => rounded(value, 2),
  kilobytes: (value) => rounded(value / 1000, 1, value),
  count: (value) => rounded(value, 1),
  shift: (value) => rounded(value, 3),
};

function rounded(value, digits, given = value) {
  if (given == null || Number.isNaN(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
