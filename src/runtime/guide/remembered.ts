// What is worked out once and kept: the way in which almost every cache of the guide is read.

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
