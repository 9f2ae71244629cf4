/**
 * What stands on the page before anything else does: that it is loading, or that it cannot. The words are in `index.html`, in every
 * language, because the languages' files may be what does not come.
 */

/**
 * @param {Document} page
 * @returns {{done: () => void, fail: () => void}}
 */
export function bootNotice(page) {
  const notice = page.getElementById('boot');
  return {
    done: () => notice?.remove(),
    fail: () => {
      notice?.setAttribute('data-failed', '');
      notice?.setAttribute('role', 'alert');
    },
  };
}
