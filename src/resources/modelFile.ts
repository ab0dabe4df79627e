/** The first line of a model's file, as JSON. */
export interface ModelHeader {
  /** What the model is for: `segmenter`, `entities`. */
  readonly model: string;
  readonly version: string;
  readonly about: string;
  /** The command that trained it. */
  readonly madeBy: string;
  readonly licence: string;
  /** What it was learned from, with licences, a line each. */
  readonly sources: readonly string[];
  /** What `qawl evaluate` measured with this model. */
  readonly figures: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the bytes after the first line. */
  readonly sha256: string;
  /** The arrays that follow, in order, each from a multiple of eight bytes on. */
  readonly arrays: readonly { readonly name: string; readonly type: ArrayType; readonly length: number }[];
}

const TYPES = {
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const;
export type ArrayType = keyof typeof TYPES;
export type Cells =
  Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const NEWLINE = 10;
/** Arrays begin at multiples of so many bytes after the header. */
export const ALIGNMENT = 8;

/** The name by which the header calls the type of an array. */
export function arrayTypeOf(cells: Cells): ArrayType {
  const found = (Object.keys(TYPES) as ArrayType[]).find((type) => cells instanceof TYPES[type]);
  return found!;
}

/** A model's file, read. */
export interface ModelFile {
  readonly header: ModelHeader;
  /** The array of a name. @throws Error where the file has none of this name and type */
  array<T extends ArrayType>(name: string, type: T): InstanceType<(typeof TYPES)[T]>;
}

/**
 * Reads a model's file: a header as a line of JSON, then arrays.
 * @param model what the model must be for
 * @throws Error where the bytes are no such model
 */
export function readModelFile(bytes: Buffer, model: string): ModelFile {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) throw new Error('not a model: it has no header');
  const header = headerOf(bytes.toString('utf8', 0, end));
  if (header?.model !== model || !Array.isArray(header.arrays))
    throw new Error(`not a model of the ${model}`);
  const body = bytes.subarray(end + 1);
  // A copy that begins at a place that every type can begin at.
  const aligned = body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer;
  const arrays = new Map<string, Cells>();
  let at = 0;
  for (const { name, type, length } of header.arrays) {
    if (!Object.hasOwn(TYPES, type)) throw new Error(`not a model: "${name}" has no type that is known`);
    const make = TYPES[type as ArrayType];
    const size = length * make.BYTES_PER_ELEMENT;
    if (at + size > aligned.byteLength)
      throw new Error(`not a whole model: it ends before its array "${name}"`);
    arrays.set(name, new make(aligned, at, length));
    at += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  }
  return {
    header,
    array: (name, type) => {
      const cells = arrays.get(name);
      if (!cells || arrayTypeOf(cells) !== type)
        throw new Error(`not a model: it has no array "${name}" of type ${type}`);
      return cells as InstanceType<(typeof TYPES)[typeof type]>;
    },
  };
}

function headerOf(line: string): ModelHeader | null {
  try {
    return JSON.parse(line) as ModelHeader | null;
  } catch {
    return null;
  }
}
