// Elements without a framework: `h` describes what should be there, `patch` changes what is there into it and leaves the rest alone,
// so that focus, selection and half-typed text outlive a live update.
// All text goes in as text nodes: an HR system's data is nobody's HTML.

const handlers = ['onclick', 'onsubmit', 'oninput', 'onchange', 'onclose'];

/** h('a', { href: '#/x', class: 'y', key: 'id', style: { '--share': 0.4 }, onclick: f }, 'text', child, [more], null) */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  node.append(...flat(children));
  return node;
}

/** One of the drawings of icons.svg; it says nothing to a screen reader, so the text beside it must. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Text that changes with the org's clock: `read` is asked again at each tick. */
export const ticking = (read, props) => withTick(h('span', props), node => {
  const text = read();
  if (node.firstChild?.data !== text) node.textContent = text;
});

/** An element one of whose measures changes with the org's clock. */
export const tickingStyle = (name, read, props) => withTick(h('i', props), node => node.style.setProperty(name, read()));

function withTick(node, tick) {
  node.setAttribute('data-tick', '');
  node.tick = tick;
  tick(node);
  return node;
}

export function tickAll() {
  for (const node of document.querySelectorAll('[data-tick]')) node.tick(node);
}

/** Makes the children of `parent` those that are wanted. Nodes with the same `key` are the same; the others are matched in order. */
export function patch(parent, ...wanted) {
  const unused = new Set(parent.childNodes);
  const alike = new Map();
  // The last first, so that the next one to take is at the end of its list.
  for (const node of [...unused].reverse()) {
    if (!alike.has(identity(node))) alike.set(identity(node), []);
    alike.get(identity(node)).push(node);
  }
  const children = flat(wanted).map(node => typeof node === 'string' ? document.createTextNode(node) : node).map(node => {
    const kept = alike.get(identity(node))?.pop();
    if (kept === undefined) return node;
    unused.delete(kept);
    update(kept, node);
    return kept;
  });
  for (const node of unused) node.remove();
  let here = parent.firstChild;
  for (const node of children) {
    if (node === here) here = here.nextSibling;
    else parent.insertBefore(node, here);
  }
}

const identity = node => node.key === undefined ? node.nodeName : `${node.nodeName} ${node.key}`;

function update(kept, wanted) {
  if (kept.nodeType === Node.TEXT_NODE) {
    if (kept.data !== wanted.data) kept.data = wanted.data;
    return;
  }
  for (const { name } of [...kept.attributes]) {
    if (name !== 'open' && name !== 'style' && !wanted.hasAttribute(name)) kept.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (name === 'open' || name === 'style' || kept.getAttribute(name) === value) continue;
    kept.setAttribute(name, value);
    // What was typed hides the attribute; nobody is typing here now.
    if (name === 'value' && kept !== document.activeElement) kept.value = value;
  }
  // Through the object model, as the page's security policy forbids the attribute.
  if (kept.style.cssText !== wanted.style.cssText) kept.style.cssText = wanted.style.cssText;
  for (const name of handlers) kept[name] = wanted[name];
  kept.tick = wanted.tick;
  patch(kept, ...wanted.childNodes);
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'key') node.key = value;
  else if (name === 'style') for (const [property, of] of Object.entries(value)) node.style.setProperty(property, of);
  else if (handlers.includes(name)) node[name] = value;
  else node.setAttribute(name, value === true ? '' : value);
}

const flat = children => children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false)
  .map(child => child instanceof Node ? child : String(child));
