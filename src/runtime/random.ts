// A small seeded generator of uniform numbers (sfc32, C. Doty-Humphrey, PractRand): the same seed gives the same
// sequence on every machine. Not for secrets.

/** Uniform numbers in [0, 1) with 32 random bits each. */
export function randomSource(seed: number): () => number {
  let [a, b, c, counter] = [0, 0, seed | 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next(); // mixes the seed into the whole state
  return next;
}
