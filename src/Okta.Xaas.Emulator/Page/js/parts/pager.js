// From one page of a list to the others. The page's number is in the address, so that it can be linked.
import { h } from '../dom.js';
import { number } from '../format.js';
import { link } from '../router.js';

export const pageSize = 50;

/** What the API is asked for the page of an address. */
export function slice({ page }) {
  const asked = Number.parseInt(page ?? '1', 10);
  return { offset: (Math.max(1, Number.isNaN(asked) ? 1 : asked) - 1) * pageSize, limit: pageSize };
}

export function pager(list, path, query) {
  const last = Math.max(1, Math.ceil(list.total / pageSize));
  if (last === 1 && list.offset === 0) return null;
  const page = Math.floor(list.offset / pageSize) + 1;
  const to = (target, text, label) => target < 1 || target > last || target === page
    ? h('span', { class: 'button button-off', 'aria-hidden': 'true' }, text)
    : h('a', { class: 'button', href: link(...path, { ...query, page: target === 1 ? '' : target }), 'aria-label': label }, text);
  return h('nav', { class: 'pager', 'aria-label': 'Pages' },
    h('span', { class: 'pager-text' }, `${number(list.offset + 1)}–${number(Math.min(list.offset + list.items.length, list.total))} of ${number(list.total)}`),
    to(1, '«', 'First page'), to(page - 1, '‹ Previous', 'Previous page'), to(page + 1, 'Next ›', 'Next page'), to(last, '»', 'Last page'));
}
