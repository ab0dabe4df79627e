/** The files of a new stage, by their path in its folder. It finds hashtags: small, whole, and easy to change. */
export function stageTemplate(name: string): Record<string, string> {
  return {
    'stage.js': stage(name),
    'stage.test.js': test(name),
    'pipeline.yaml': pipeline(name),
    'package.json': '{ "type": "module", "private": true }\n',
    'cases/first/input.txt': 'انطلقت اليوم حملة #نظافة_المدن في ثلاث محافظات، وشارك فيها طلاب من #الجامعة.\n',
    'cases/first/expected.json': `${JSON.stringify(
      [
        { text: '#نظافة_المدن', tag: 'نظافة_المدن' },
        { text: '#الجامعة', tag: 'الجامعة' },
      ],
      null,
      2,
    )}\n`,
  };
}

function layerName(name: string): string {
  const [first = '', ...rest] = name.split('-');
  return [first, ...rest].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

function stage(name: string): string {
  const layer = layerName(name);
  return `// @ts-check
import { defineLayer, defineStage, text, Tokens } from 'qawl';

/** What the stage writes: a row has a span of the source text, and these columns. */
export const ${layer} = defineLayer({
  name: '${name}',
  about: 'Hashtags.',
  showText: true,
  columns: { tag: text('the words of the hashtag, without its sign') },
});

export default defineStage({
  name: '${name}',
  version: '0.1.0',
  about: 'Finds hashtags.',
  needs: [Tokens], // layers of earlier stages; reading another one does not compile
  gives: [${layer}],
  // Runs once; the function that it returns runs for every document.
  open: () => (doc, out) => {
    const tokens = doc.layer(Tokens);
    for (let i = 0; i < tokens.length; i++) {
      if (tokens.columns.kind.at(i) !== 'hashtag') continue;
      const tag = tokens.columns.norm.at(i).slice(1);
      out.add(${layer}, { start: tokens.starts[i], end: tokens.ends[i], tag });
    }
  },
});
`;
}

function test(name: string): string {
  return `import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPipeline } from 'qawl';

// Every folder in cases/ is a case: input.txt, and the rows that it must give in expected.json.
const cases = new URL('./cases/', import.meta.url);
const pipeline = await openPipeline(fileURLToPath(new URL('./pipeline.yaml', import.meta.url)));

for (const name of readdirSync(cases)) {
  test(name, async () => {
    const text = readFileSync(new URL(\`\${name}/input.txt\`, cases), 'utf8');
    const expected = JSON.parse(readFileSync(new URL(\`\${name}/expected.json\`, cases), 'utf8'));
    const { layers } = await pipeline.annotate(text);
    const rows = layers['${name}'].map(({ start, end, ...row }) => ({ text: text.slice(start, end), ...row }));
    assert.deepEqual(rows, expected);
  });
}
`;
}

function pipeline(name: string): string {
  return `# The stages that ${name} needs, and ${name} itself: what the test runs.
name: ${name}
stages:
  - normalize
  - tokenize
  - ./stage.js
`;
}
