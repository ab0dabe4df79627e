/** A field of a protobuf message: its number, and what it holds. */
type Field = readonly [number: number, value: number | string | Uint8Array | Message];
type Message = readonly Field[];

/** Writes a protobuf message: whole numbers from 0 on, strings, bytes and messages. */
function protobuf(message: Message): Uint8Array {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
    bytes.push(value);
  };
  for (const [number, value] of message) {
    if (typeof value === 'number') {
      varint(number * 8);
      varint(value);
      continue;
    }
    const content =
      typeof value === 'string'
        ? Buffer.from(value)
        : value instanceof Uint8Array
          ? value
          : protobuf(value as Message);
    varint(number * 8 + 2);
    varint(content.length);
    for (const byte of content) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const FLOAT = 1;
const INT64 = 7;

/** An input or output of one document and so many pieces as there are; `last` is the size of its last side. */
const value = (name: string, type: number, last?: number): Message => [
  [1, name],
  [
    2,
    [
      [
        1,
        [
          [1, type],
          [
            2,
            [
              [1, [[1, 1]]],
              [1, [[2, 'pieces']]],
              ...(last === undefined ? [] : ([[1, [[1, last]]]] satisfies Field[])),
            ],
          ],
        ],
      ],
    ],
  ],
];

/**
 * The bytes of an ONNX model (IR 8, operators 13) that gives each piece a row of a table, as if it had learned to.
 *
 * @param table the logits of each piece of the vocabulary
 * @param inputs the names of its inputs; `input_ids` alone decides
 */
export function tableModel(table: readonly (readonly number[])[], inputs: readonly string[]): Uint8Array {
  const labels = table[0]!.length;
  const node: Message = [
    [1, 'table'],
    [1, 'input_ids'],
    [2, 'logits'],
    [4, 'Gather'],
  ];
  const tensor: Message = [
    [1, table.length],
    [1, labels],
    [2, FLOAT],
    [8, 'table'],
    [9, new Uint8Array(Float32Array.from(table.flat()).buffer)],
  ];
  const graph: Message = [
    [1, node],
    [2, 'table'],
    [5, tensor],
    ...inputs.map((name): Field => [11, value(name, INT64)]),
    [12, value('logits', FLOAT, labels)],
  ];
  return protobuf([
    [1, 8],
    [
      8,
      [
        [1, ''],
        [2, 13],
      ],
    ],
    [7, graph],
  ]);
}
