// Work that begins at a button: the next showing does it, and any later one ends it.

/**
 * @param {string} label
 * @param {Context["set"]} set
 */
export function trigger(label, set) {
  let isAsked = false;
  /** @type {Started["buttons"]} */
  const buttons = [
    { label, action: () => { isAsked = true; set({}); } },
    { label: "Stop", action: () => set({}), kind: "quiet" },
  ];
  return {
    buttons,
    /** Whether it was asked for since this was last called. */
    take() {
      const was = isAsked;
      isAsked = false;
      return was;
    },
  };
}
