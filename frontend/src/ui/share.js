/** Copies the link to the present view, and says so; where copying is not allowed, says where the link is. */

/**
 * @param {{
 *   href: string,
 *   clipboard: Pick<Clipboard, 'writeText'> | undefined,
 *   tell: (notice: import('./toasts.js').Notice) => void,
 * }} props
 *   a page that is not served over HTTPS has no clipboard
 */
export async function copyLink({ href, clipboard, tell }) {
  try {
    if (!clipboard) throw new Error('no clipboard');
    await clipboard.writeText(href);
    tell({ key: 'toast.link_copied' });
  } catch {
    tell({ key: 'toast.link_not_copied' });
  }
}
