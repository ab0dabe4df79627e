import path from 'node:path';
import type { GoldProblem } from './gold.js';
import { typeName, type EntityDocument, type EntityGold, type GoldEntity } from './readBio.js';

/** An entity gold in JSON Lines, and how many of its documents have no entities annotated. */
export interface EntityJsonl extends EntityGold {
  readonly notAnnotated: number;
}

const FORM = 'Write {"id", "text", "entities": [[start, end, "TYPE"], …]} in one line.';

/**
 * Reads a gold of spans: `{"id", "text", "entities": [[start, end, type], …]}` a line, spans half-open in UTF-16 units
 * of the text. Lines whose `entities` are null are passed over: they were annotated for something else. A line that
 * cannot be read is left out as a whole: what it would be missing counted as wrong.
 *
 * @param file documents without an id are named after it and their line: `gold.jsonl:7`
 */
export function readEntityJsonl(content: string, file: string): EntityJsonl {
  const documents: EntityDocument[] = [];
  const problems: GoldProblem[] = [];
  let notAnnotated = 0;
  for (const [i, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, `${path.basename(file)}:${i + 1}`);
    if (read === null) notAnnotated++;
    else if ('message' in read) problems.push({ line: i + 1, ...read });
    else documents.push(read);
  }
  return { documents, problems, notAnnotated };
}

function readLine(line: string, name: string): EntityDocument | Omit<GoldProblem, 'line'> | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return { message: `the line is no JSON: ${(cause as Error).message}`, advice: FORM };
  }
  const { id, text, entities } = (value ?? {}) as Record<string, unknown>;
  if (typeof text !== 'string') return { message: 'the line has no "text"', advice: FORM };
  if (entities === null) return null;
  if (!Array.isArray(entities)) return { message: 'the line has no list "entities"', advice: FORM };
  const read: GoldEntity[] = [];
  for (const [k, entity] of entities.entries()) {
    const [start, end, type] = Array.isArray(entity) ? (entity as unknown[]) : [];
    if (!isOffset(start, text.length) || !isOffset(end, text.length) || start >= end || !isType(type)) {
      return {
        message: `entity ${k + 1} is no [start, end, "TYPE"] of the text, which has ${text.length} UTF-16 units`,
        advice: 'Count in UTF-16 units from 0, and let the end be the first unit after the entity.',
      };
    }
    read.push({ start, end, type: typeName(type) });
  }
  read.sort((a, b) => a.start - b.start || a.end - b.end);
  const none = new Uint32Array(0);
  return {
    id: typeof id === 'string' ? id : name,
    text,
    tokenStarts: none,
    tokenEnds: none,
    entities: read,
  };
}

const isOffset = (value: unknown, length: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= length;
const isType = (value: unknown): value is string => typeof value === 'string' && value !== '';
