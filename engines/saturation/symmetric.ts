/** Symmetric positive definite matrices, row by row in one array. */

/** Lower triangle L with L Lᵀ = matrix, in a new array. A pivot that rounding made negative is kept just above zero. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = matrix.slice();
  for (let j = 0; j < size; j++) {
    let pivot = lower[j * size + j]!;
    for (let k = 0; k < j; k++) pivot -= lower[j * size + k]! ** 2;
    const root = Math.sqrt(Math.max(pivot, 1e-9));
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = lower[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = sum / root;
    }
  }
  return lower;
}

/** L⁻ᵀ x: turns independent normal numbers into ones whose precision is L Lᵀ. */
export function backward(lower: Float64Array, size: number, x: Float64Array): Float64Array {
  const out = x.slice();
  for (let i = size - 1; i >= 0; i--) {
    let sum = out[i]!;
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * out[k]!;
    out[i] = sum / lower[i * size + i]!;
  }
  return out;
}

export function solve(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const half = right.slice();
  for (let i = 0; i < size; i++) {
    let sum = half[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * half[k]!;
    half[i] = sum / lower[i * size + i]!;
  }
  return backward(lower, size, half);
}

/** The inverse of L Lᵀ. */
export function inverse(lower: Float64Array, size: number): Float64Array {
  // L⁻¹ first (lower triangle), then L⁻ᵀ L⁻¹: a third of the work of solving for every unit vector.
  const inv = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inv[j * size + j] = 1 / lower[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= lower[i * size + k]! * inv[k * size + j]!;
      inv[i * size + j] = sum / lower[i * size + i]!;
    }
  }
  const out = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i <= k; i++) {
      const left = inv[k * size + i]!;
      if (left === 0) continue;
      for (let j = 0; j <= i; j++) out[i * size + j]! += left * inv[k * size + j]!;
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) out[j * size + i] = out[i * size + j]!;
  return out;
}
