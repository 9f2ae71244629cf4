/** Presenting: the projector's theme on the whole screen, and back to what was before. */

/**
 * @param {{ theme: import('../core/signal.js').Signal<string>, page: Document }} props
 * @returns {() => void} begins, or ends
 */
export function createPresenting({ theme, page }) {
  let before = 'auto';
  return () => {
    const presenting = theme.value === 'projector';
    if (!presenting) before = theme.value;
    theme.value = presenting ? before : 'projector';
    // Where a browser has no full screen, or does not allow it, the theme is change enough.
    if (presenting && page.fullscreenElement) page.exitFullscreen().catch(() => {});
    else if (!presenting) page.documentElement.requestFullscreen?.().catch(() => {});
  };
}
