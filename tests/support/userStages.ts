import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = mkdtempSync(path.join(os.tmpdir(), 'qawl-'));
let folders = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Writes files (path to content) into a fresh folder, which goes when the tests of the file end; returns it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, String(folders++));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** The file of a stage as an author without tools writes it: nothing is imported. `change` holds code by field. */
export function stageFile(change: Readonly<Record<string, string>> = {}): string {
  const stage: Record<string, string> = {
    over: "'document'",
    name: "'tags'",
    version: "'1.0.0'",
    about: "'Finds tags.'",
    needs: '[]',
    gives: "[{ name: 'tags', about: 'Tags.', columns: {}, showText: false }]",
    open: '() => () => {}',
    ...change,
  };
  const fields = Object.entries(stage).map(([name, value]) => `  ${name}: ${value},`);
  return `export default {\n${fields.join('\n')}\n};\n`;
}
