// The schema of the source's app: what its users can have, and a form to add to it.
import { api } from '../api.js';
import { h } from '../dom.js';
import { link } from '../router.js';
import { heads } from '../parts/heads.js';
import { tabs } from '../parts/tabs.js';
import { attributeForm, owner, range } from './attributes/form.js';

export const attributesView = {
  watches: ['directory'],
  load: (route, signal) => api.attributes(signal),
  draw: attributes => [
    h('h1', null, 'Directory'),
    tabs('schema'),
    h('p', { class: 'bar-text' }, 'What the app of this identity source tells of its users. Imports take any attribute, whatever stands here.'),
    table(attributes),
    attributeForm('Add an attribute', null),
  ],
};

const table = attributes => h('div', { class: 'table-box' }, h('table', { class: 'table' },
  h('thead', null, h('tr', null, heads('Attribute', 'Type', 'Required', '-Characters', '-Values', 'Whose'))),
  h('tbody', null, attributes.map(attribute => h('tr', { key: attribute.name },
    h('td', { class: 'wrap' }, h('a', { href: link('schema', attribute.name) }, attribute.title), h('div', { class: 'sub' }, h('code', null, attribute.name))),
    h('td', null, attribute.type),
    h('td', null, attribute.required ? 'yes' : 'no'),
    h('td', { class: 'spare' }, range(attribute)),
    h('td', { class: 'wrap spare' }, attribute.enum.length === 0 ? 'any' : attribute.enum.join(', ')),
    h('td', null, owner(attribute)))))));
