import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { lessonsByScene, mapOf, menuOf } from '../../../frontend/src/core/home-map.js';
import { readTable } from '../ui/page.js';

const places = [
  { id: 'home', sections: '–' },
  { id: 'race', sections: '1, 9–11' },
  { id: 'graph', sections: '2–3' },
  { id: 'averages', sections: '9、11' },
  { id: 'curve', sections: '1' },
  { id: 'rules', sections: '9–11' },
  { id: 'own', sections: '' },
];

test('scenes stand in the order of the notes, what goes across it apart, the page itself nowhere', () => {
  const { along, across } = mapOf(places);
  assert.deepEqual(along.map(({ id }) => id), ['curve', 'graph', 'averages', 'rules', 'own']); // biome-ignore format: one line
  assert.deepEqual(across.map(({ id }) => id), ['race']); // biome-ignore format: one line
});

test('the menu begins at home and goes from what shows all to the sections in their order', () => {
  assert.deepEqual(
    menuOf([...places, { id: 'errata', sections: '1–13' }]).join(),
    'home,race,curve,graph,averages,rules,own,errata',
  );
  assert.deepEqual(menuOf([{ id: 'deep', sections: '5' }]), ['deep']);
});

test('a lesson belongs to the scene of its section that it begins in, else the last of them, else where it begins', () => {
  const lesson = (/** @type {string} */ section, /** @type {string} */ scene) => ({ section, steps: [{ scene }] });
  const lessons = [
    lesson('3', 'graph'),
    lesson('9', 'averages'),
    lesson('10', 'race'),
    lesson('9', 'race'),
    lesson('4', 'race'),
  ];
  const found = lessonsByScene(mapOf(places).along, lessons);
  assert.deepEqual(found.get('graph'), [lessons[0]]);
  assert.deepEqual(found.get('averages'), [lessons[1]]);
  assert.deepEqual(found.get('rules'), [lessons[2], lessons[3]]);
  assert.deepEqual(found.get('race'), [lessons[4]]);
});

test('every scene has a name, a section and a sentence in both languages', () => {
  const folder = new URL('../../../frontend/src/scenes/', import.meta.url);
  const scenes = readdirSync(folder).map((file) => file.replace('.js', ''));
  for (const language of ['en', 'zh']) {
    const table = readTable(language);
    const keys = scenes.flatMap((id) => [`scene.${id}`, `scene.${id}_section`, `scene.${id}_about`]);
    assert.deepEqual(keys.filter((key) => !table[key]), []); // biome-ignore format: one line
  }
});
