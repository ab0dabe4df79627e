import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRig, type Rig } from '../support/rig.js';

describe.concurrent('check', () => {
  let rig: Rig;
  beforeAll(() => {
    rig = makeRig();
    rig.write({
      'good.yaml':
        'name: good\ninput: texts\nstages:\n  - normalize: { profile: search }\n  - tokenize\n  - segment\n  - keywords\n',
      'bad.yaml':
        'name: Bad\nstages:\n  - tokenise\n  - quotes\n  - normalize: { profile: heavy }\nmore: 1\n',
      'worse.yaml':
        'name: worse\nstages:\n  - tokenise\n  - quotes\n  - normalize: { profile: heavy }\n  - ./none.js\n',
    });
  });
  afterAll(() => {
    rig.remove();
  });

  it('prints the stages with all their options, as JSON', async () => {
    const ended = await rig.qawl(['check', 'good.yaml']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toBe('qawl: good.yaml is well: normalize → tokenize → segment → keywords\n');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      name: 'good',
      input: `${rig.folder}/texts`,
      batch: { documents: 500, kilobytes: 1024 },
      stages: [
        {
          folder: '1-normalize',
          from: 'built-in',
          over: 'document',
          needs: [],
          gives: ['edits'],
          options: { profile: 'search' },
        },
        { name: 'tokenize', needs: ['edits'], gives: ['sentences', 'quoted-sentences', 'tokens', 'marks'] },
        { name: 'segment', needs: ['edits', 'tokens'], gives: ['segments', 'morphology'] },
        { name: 'keywords', over: 'corpus', gives: ['keywords'], options: { top: 10, table: 1000 } },
      ],
    });
  });

  it('finds every problem at once, each with its place', async () => {
    const form = await rig.qawl(['check', 'bad.yaml']);
    expect(form).toMatchObject({ code: 2, stdout: '' });
    expect(form.stderr).toMatch(/^bad\.yaml:1:7: the name "Bad" cannot be used/m);
    expect(form.stderr).toMatch(/^bad\.yaml:6:1: unknown key "more"/m);
    const stages = await rig.qawl(['check', 'worse.yaml']);
    expect(stages).toMatchObject({ code: 2, stdout: '' });
    const places = stages.stderr.match(/^worse\.yaml:\d+:\d+: /gm)!;
    expect(places[0]).toBe('worse.yaml:3:5: ');
    expect(places).toContain('worse.yaml:4:5: ');
    expect(places).toContain('worse.yaml:5:27: ');
    expect(places.at(-1)).toBe('worse.yaml:6:5: ');
    expect(stages.stderr).toContain(`qawl: ${places.length} problems in worse.yaml; nothing was read.`);
  });

  it('says that a file is not there', async () => {
    const ended = await rig.qawl(['check', 'none.yaml']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^none\.yaml:1:1: the pipeline file cannot be read: ENOENT/);
  });
});
