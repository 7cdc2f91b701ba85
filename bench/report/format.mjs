/** Figures as readers of a table want them; `–` where there is none. */
export const figure = {
  ms: (value) => rounded(value, value < 10 ? 1 : 0),
  /** The longest task, of which a browser tells only from 50 ms on. */
  longest: (value) => (value != null && value <= 50 ? '≤ 50' : rounded(value, 0)),
  times: (value) => rounded(value, 2),
  kilobytes: (value) => rounded(value / 1000, 1, value),
  count: (value) => rounded(value, 1),
  whole: (value) => rounded(value, 0),
  percent: (value) => (value == null ? '–' : `${rounded(value * 100, 1)} %`),
  shift: (value) => rounded(value, 3),
};

function rounded(value, digits, given = value) {
  if (given == null || Number.isNaN(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
