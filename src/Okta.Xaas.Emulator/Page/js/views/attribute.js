// One attribute of the schema, to be changed or removed.
import { api, Refused } from '../api.js';
import { h } from '../dom.js';
import { act } from '../notices.js';
import { link } from '../router.js';
import { back, facts } from '../parts/facts.js';
import { attributeForm, owner, range } from './attributes/form.js';

export const attributeView = {
  watches: ['directory'],
  async load({ path }, signal) {
    const attributes = await api.attributes(signal);
    // Whoever removes it is here for a moment longer.
    return attributes.find(attribute => attribute.name === path[1]) ?? gone(path[1]);
  },
  draw: attribute => [
    back(link('schema'), 'Schema'),
    h('h1', null, attribute.title),
    facts([
      ['Name in a profile', h('code', null, attribute.name)],
      ['Whose', owner(attribute)],
      ['Type', attribute.type],
      ['Required', attribute.required ? 'yes' : 'no'],
      ['Characters', range(attribute)],
      ['Values', attribute.enum.length === 0 ? 'any' : attribute.enum.join(', ')],
    ]),
    attributeForm(`Change ${attribute.name}`, attribute),
    attribute.removable ? h('p', { class: 'actions' }, h('button', { class: 'button button-danger', type: 'button', onclick: () => remove(attribute) },
      attribute.custom ? 'Remove the attribute' : 'Take back the changes')) : null,
  ],
};

function gone(name) {
  throw new Refused(404, `The schema has no attribute ${name}.`);
}

async function remove({ name, custom }) {
  const isDone = await act(() => api.removeAttribute(name), custom ? `The schema no longer has ${name}.` : `${name} is again as Okta has it.`);
  if (isDone) location.hash = link('schema');
}
