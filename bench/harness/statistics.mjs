/** The value in the middle; of an even number, between the two. `null` for none. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The value below which so much of them lies: 0.98 for the 98th percentile. `null` for none. */
export function quantile(values, share) {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(at), Math.ceil(at)];
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export function best(values) {
  return values.length === 0 ? null : Math.min(...values);
}

/** How many times the other; `null` where one is not known. */
export function ratio(value, other) {
  return value == null || !other ? null : value / other;
}

/** What each further comment costs, between two sizes. */
export function slope(small, large) {
  return (large.value - small.value) / (large.size - small.size);
}
