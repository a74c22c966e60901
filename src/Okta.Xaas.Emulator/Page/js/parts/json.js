// JSON to read: indented, names and values in different colours, all of it as text.
import { h } from '../dom.js';

const tokens = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

export function prettyJson(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (fault) {
    // A body may be anything, and is shown as it came.
    if (fault instanceof SyntaxError) return text;
    throw fault;
  }
}

export function jsonBlock(text, label) {
  const pretty = prettyJson(text);
  const parts = [];
  let done = 0;
  for (const match of pretty.matchAll(tokens)) {
    const kind = match[2] ? 'json-name' : match[1] ? 'json-text' : 'json-value';
    const token = match[1] ?? match[0];
    parts.push(pretty.slice(done, match.index), h('span', { class: kind }, token));
    done = match.index + token.length;
  }
  parts.push(pretty.slice(done));
  return h('pre', { class: 'json', tabindex: '0', role: 'region', 'aria-label': label }, parts);
}
