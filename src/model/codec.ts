import type { Interner } from '../text/interner.js';
import type { ColumnType } from './column.js';
import type {
  CategoryView,
  FlagView,
  NumberView,
  RefView,
  RefsView,
  SpanView,
  SpansView,
  TextView,
} from './columnView.js';
import { checkSpan, type ColumnBuilder } from './columnStore.js';
import type { AnyLayer } from './layer.js';
import { buildLayer, type LayerData } from './layerData.js';

/**
 * The JSON form of a layer over one document: one line, a JSON array a column.
 * `{"doc":"…","rows":2,"start":[…],"end":[…],"kind":[…],…}`, with `text` where the layer shows it.
 * A document without the layer has `{"doc":"…","skipped":"code"}`, so that line n is document n in every file.
 */
export function encodeLayer(id: string, text: string, data: LayerData): string {
  const { layer } = data;
  const parts = [`{"doc":${JSON.stringify(id)},"rows":${data.length}`];
  parts.push(`,"start":[${data.starts.join()}],"end":[${data.ends.join()}]`);
  if (layer.showText) {
    const texts: string[] = [];
    for (let i = 0; i < data.length; i++)
      texts.push(JSON.stringify(text.slice(data.starts[i], data.ends[i])));
    parts.push(`,"text":[${texts.join()}]`);
  }
  for (const [name, column] of Object.entries(layer.columns)) {
    parts.push(`,"${name}":[${encodeColumn(column, data.columns[name], data.length)}]`);
  }
  parts.push('}');
  return parts.join('');
}

/** The line of a document that does not have the layer. */
export function encodeSkipped(id: string, code: string): string {
  return `{"doc":${JSON.stringify(id)},"skipped":${JSON.stringify(code)}}`;
}

function encodeColumn(column: ColumnType, view: unknown, length: number): string {
  const out: string[] = new Array<string>(length);
  switch (column.type) {
    case 'category': {
      const { codes, values } = view as CategoryView<string>;
      const quoted = values.map((value) => JSON.stringify(value));
      for (let i = 0; i < length; i++) out[i] = quoted[codes[i]!]!;
      break;
    }
    case 'text':
    case 'text?': {
      const { ids, strings } = view as TextView<string | null>;
      const shift = column.type === 'text' ? 0 : 1;
      const quoted: string[] = [];
      for (let i = 0; i < length; i++) {
        const id = ids[i]! - shift;
        out[i] = id < 0 ? 'null' : (quoted[id] ??= JSON.stringify(strings[id]));
      }
      break;
    }
    case 'number':
      return (view as NumberView).values.join();
    case 'flag': {
      const { values } = view as FlagView;
      for (let i = 0; i < length; i++) out[i] = values[i] === 1 ? 'true' : 'false';
      break;
    }
    case 'span?': {
      const { starts, ends } = view as SpanView;
      for (let i = 0; i < length; i++) out[i] = starts[i]! < 0 ? 'null' : `[${starts[i]},${ends[i]}]`;
      break;
    }
    case 'spans': {
      const { offsets, starts, ends } = view as SpansView;
      for (let i = 0; i < length; i++) {
        const cell: string[] = [];
        for (let k = offsets[i]!; k < offsets[i + 1]!; k++) cell.push(`[${starts[k]},${ends[k]}]`);
        out[i] = `[${cell.join()}]`;
      }
      break;
    }
    case 'ref?': {
      const { values } = view as RefView;
      for (let i = 0; i < length; i++) out[i] = values[i]! < 0 ? 'null' : String(values[i]);
      break;
    }
    case 'refs': {
      const { offsets, items } = view as RefsView;
      for (let i = 0; i < length; i++) out[i] = `[${items.subarray(offsets[i], offsets[i + 1]).join()}]`;
      break;
    }
  }
  return out.join();
}

/** A line as it was read back: the layer's rows, or the code of why the document does not have it. */
export type DecodedLine<L extends AnyLayer> =
  { readonly doc: string; readonly data: LayerData<L> } | { readonly doc: string; readonly skipped: string };

/**
 * Reads a line that `encodeLayer` or `encodeSkipped` wrote.
 * @throws SyntaxError, TypeError where the line is not of that form or does not fit the layer
 */
export function decodeLayer<L extends AnyLayer>(
  line: string,
  layer: L,
  strings: Interner,
  textLength: number,
): DecodedLine<L> {
  const raw = JSON.parse(line) as Record<string, unknown>;
  const doc = String(raw['doc']);
  if (typeof raw['skipped'] === 'string') return { doc, skipped: raw['skipped'] };
  const builder = buildLayer(layer, strings, textLength);
  const starts = cellsOf(raw, 'start', layer.name) as number[];
  const ends = cellsOf(raw, 'end', layer.name) as number[];
  for (let i = 0; i < starts.length; i++) {
    checkSpan(`layer ${layer.name}`, { start: starts[i]!, end: ends[i]! }, textLength);
    builder.starts.push(starts[i]!);
    builder.ends.push(ends[i]!);
  }
  const columns = builder.columns as unknown as Record<string, ColumnBuilder<unknown>>;
  for (const [name, column] of Object.entries(layer.columns)) {
    for (const cell of cellsOf(raw, name, layer.name)) columns[name]!.push(decodeCell(column, cell));
  }
  return { doc, data: builder.freeze() };
}

function cellsOf(raw: Record<string, unknown>, name: string, layer: string): unknown[] {
  const cells = raw[name];
  if (!Array.isArray(cells)) throw new TypeError(`layer ${layer}: the line has no column "${name}"`);
  return cells;
}

function decodeCell(column: ColumnType, cell: unknown): unknown {
  const span = (pair: unknown): unknown => {
    const [start, end] = pair as [number, number];
    return { start, end };
  };
  if (column.type === 'span?') return cell === null ? null : span(cell);
  if (column.type === 'spans') return (cell as unknown[]).map(span);
  return cell;
}
