/**
 * What leads into a room: an address, or what this tab remembers. Small, for every page looks here first.
 */

/** @typedef {{ room: string, member: string, key: string }} KeptRoom */
/** @typedef {{ load: () => KeptRoom | null, save: (room: KeptRoom | null) => void }} RoomKeeper */

/**
 * Remembers a room for as long as the tab is there, reloads included.
 * @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage may throw where a browser forbids it
 * @returns {RoomKeeper}
 */
export function keepRoom(storage) {
  const KEY = 'descentlab.room';
  const tried = (/** @type {() => any} */ work) => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    load: () => tried(() => JSON.parse(storage().getItem(KEY) ?? 'null')),
    save: (room) => tried(() => (room ? storage().setItem(KEY, JSON.stringify(room)) : storage().removeItem(KEY))),
  };
}

/**
 * The code in an address such as `#room=7KQ2MX`, if it has one.
 * @param {string} hash
 */
export function roomIn(hash) {
  return /(?:^#|&)room=([0-9a-z]{4,12})(?:&|$)/i.exec(hash)?.[1]?.toUpperCase() ?? null;
}
