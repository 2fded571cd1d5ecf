// What is worked out once and kept: the way in which caches are read that are asked while compiling, or seldom. Where masks
// are made they are read by hand: there the closures alone made half as much garbage again.

/** A Map or a WeakMap. */
interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What `cache` has at `key`; when that is nothing, what `make` gives, from then on. */
export function remembered<K, V>(cache: Cache<K, V>, key: K, make: () => V): V {
  let value = cache.get(key);
  if (value === undefined) {
    value = make();
    cache.set(key, value);
  }
  return value;
}
