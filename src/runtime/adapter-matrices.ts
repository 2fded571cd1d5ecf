// Adapters as a program with low-rank branches reads them: one pair of matrices for each linear layer. Several adapters
// lie side by side along the rank, W x + Σ (alpha / rank) · B (A x) = W x + [s B, s' B'] ([A; A'] x): so a user's adapter
// is read together with the one that recovers a base in few bits, as Apple's are (arXiv 2507.13575), and neither is merged.
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { type AdapterDial, adapterName, isAdapted } from "../models/adapter.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";

/** What of an adapter is multiplied with. */
type Matrices = AdapterDial & { readonly tensors: ReadonlyMap<string, HostTensor> };

/**
 * The inputs of the program by name: A [r, K] and B [N, r], each B times its adapter's strength; r is the sum of the
 * ranks of the adapters that change the layer, 0 where none does.
 */
export function adapterMatrices(
  config: ModelConfig,
  adapters: readonly Matrices[],
): Record<string, HostTensor> {
  return Object.fromEntries(
    [...parameterShapes(config)].flatMap(([weight, [output = 0, input = 0]]): [string, HostTensor][] => {
      if (!isAdapted(weight)) return [];
      const [nameA, nameB] = [adapterName(weight, "A"), adapterName(weight, "B")];
      const pairs = adapters.flatMap(({ rank, alpha, tensors }) => {
        const [a, b] = [tensors.get(nameA), tensors.get(nameB)];
        return a && b ? [{ rank, strength: alpha / rank, a, b }] : [];
      });
      const total = pairs.reduce((sum, { rank }) => sum + rank, 0);
      const a = new Float32Array(total * input);
      const b = new Float32Array(output * total);
      let start = 0;
      for (const pair of pairs) {
        a.set(pair.a.data as Float32Array, start * input);
        for (let row = 0; row < output; row++)
          for (let inner = 0; inner < pair.rank; inner++)
            b[row * total + start + inner] = Number(pair.b.data[row * pair.rank + inner]) * pair.strength;
        start += pair.rank;
      }
      return [
        [nameA, hostTensor("float32", [total, input], a)],
        [nameB, hostTensor("float32", [output, total], b)],
      ];
    }),
  );
}
