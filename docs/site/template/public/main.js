// What docfx's pages lack for those who use a keyboard or a screen reader.
const mends = [
  // The switch of the colours is a link that leads nowhere.
  ['a.dropdown-toggle:not([role])', { role: 'button', tabindex: '0', 'aria-label': 'Colours' }],

  // The name stands beside the picture.
  ['#logo:not([alt=""])', { alt: '' }],

  // Code that is wider than the page is moved by the arrow keys.
  ['pre > code:not([tabindex])', { tabindex: '0' }],
  ['th:empty:not([role])', { role: 'presentation' }],
  ['#affix > h5:not([role])', { role: 'heading', 'aria-level': '2' }],
  ['nav#autocollapse:not([aria-label])', { 'aria-label': 'Site' }],
  ['nav.toc:not([aria-label])', { 'aria-label': 'Pages' }],
  ['nav#breadcrumb:not([aria-label])', { 'aria-label': 'Place' }],
  ['nav#affix:not([aria-label])', { 'aria-label': 'In this page' }],
];

function mend() {
  for (const [selector, attributes] of mends) {
    for (const element of document.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    }
  }
}

export default {
  start() {
    mend();
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  },
};
