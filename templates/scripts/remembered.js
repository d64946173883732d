// What is asked for again and again, and made once.

/**
 * A function that makes what belongs to a key once, and keeps it; what failed may be tried again.
 * @template Key, Value
 * @param {(key: Key) => Promise<Value>} make
 * @returns {(key: Key) => Promise<Value>}
 */
export function remembered(make) {
  /** @type {Map<Key, Promise<Value>>} */
  const known = new Map();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    value.catch(() => known.delete(key));
    return value;
  };
}
