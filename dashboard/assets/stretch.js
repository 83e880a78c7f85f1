// Where most of something lies on a line.

// The shortest [first, last] that holds at least a share (0 to 1) of the weight of [position, weight] pairs (at
// least one).
export function densest(weighed, share) {
  const sorted = [...weighed].sort((one, other) => one[0] - other[0]);
  const needed = share * sorted.reduce((sum, [, weight]) => sum + weight, 0) - 1e-9; // sums are not exact
  let best = [sorted[0][0], sorted.at(-1)[0]];
  let first = 0;
  let held = 0;
  for (const [last, [position, weight]] of sorted.entries()) {
    held += weight;
    while (first < last && held - sorted[first][1] >= needed) held -= sorted[first++][1];
    if (held >= needed && position - sorted[first][0] < best[1] - best[0]) best = [sorted[first][0], position];
  }
  return best;
}
