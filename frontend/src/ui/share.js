/**
 * Copies a text where that is allowed.
 * @param {string} text
 * @param {Pick<Clipboard, 'writeText'> | undefined} clipboard a page that is not served over HTTPS has none
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, clipboard) {
  if (!clipboard) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
