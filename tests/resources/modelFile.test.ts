import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeModel } from '../../src/learn/encodeModel.js';
import { arrayTypeOf, readModelFile } from '../../src/resources/modelFile.js';

const HEADER = {
  model: 'toy',
  version: '1.0.0',
  about: 'A toy, قول.',
  madeBy: 'the test',
  licence: 'none',
  sources: ['nowhere'],
  figures: {},
} as const;

const ARRAYS = {
  i8: Int8Array.of(-128, 127, 1),
  i16: Int16Array.of(-32768, 5),
  i32: Int32Array.of(-(2 ** 31), 7, 9),
  u8: Uint8Array.of(255),
  none: new Uint8Array(),
  u16: Uint16Array.of(65535),
  u32: Uint32Array.of(2 ** 32 - 1, 1, 2),
  f32: Float32Array.of(0.5, -Infinity),
} as const;

const bytes = encodeModel(HEADER, ARRAYS);

/** A model with another first line. */
function withHeader(header: unknown, text = JSON.stringify(header)): Buffer {
  return Buffer.concat([Buffer.from(`${text}\n`), bytes.subarray(bytes.indexOf(10) + 1)]);
}

describe('the file of a model', () => {
  it('gives back its header and arrays, wherever its bytes begin', () => {
    for (let shift = 0; shift < 8; shift++) {
      const moved = Buffer.alloc(bytes.length + shift).subarray(shift);
      moved.set(bytes);
      const { header, array } = readModelFile(moved, 'toy');
      expect(header).toMatchObject(HEADER);
      for (const [name, cells] of Object.entries(ARRAYS))
        expect(array(name, arrayTypeOf(cells))).toEqual(cells);
    }
  });

  it('is equal for equal input, and has the hash of what follows the header', () => {
    expect(encodeModel(HEADER, ARRAYS).equals(bytes)).toBe(true);
    const body = bytes.subarray(bytes.indexOf(10) + 1);
    expect(readModelFile(bytes, 'toy').header.sha256).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('holds of a view of a larger array what the view shows', () => {
    const view = Uint16Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(readModelFile(encodeModel(HEADER, { view }), 'toy').array('view', 'u16')).toEqual(
      Uint16Array.of(2, 3),
    );
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'it has no header'],
    ['one line', Buffer.from('stages: []'), 'it has no header'],
    ['another text', Buffer.from('name: news\nstages: []\n'), 'not a model of the toy'],
    ['JSON that is no header', Buffer.from('null\n[]\n'), 'not a model of the toy'],
    ['another model', withHeader({ ...HEADER, model: 'segmenter', arrays: [] }), 'not a model of the toy'],
    ['no list of arrays', withHeader(HEADER), 'not a model of the toy'],
    [
      'an unknown type',
      withHeader({ ...HEADER, arrays: [{ name: 'i8', type: 'toString', length: 1 }] }),
      '"i8" has no type that is known',
    ],
    ['half of its bytes', bytes.subarray(0, bytes.length - 20), 'it ends before its array'],
  ])('of %s is refused', (_, broken, message) => {
    expect(() => readModelFile(broken, 'toy')).toThrow(message);
  });

  it('has no array of another name or type', () => {
    const { array } = readModelFile(bytes, 'toy');
    expect(() => array('i9', 'i8')).toThrow('it has no array "i9" of type i8');
    expect(() => array('i8', 'u8')).toThrow('it has no array "i8" of type u8');
  });
});
