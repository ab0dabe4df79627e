import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { AnyLayer } from '../model/layer.js';
import type { LayerBuilder, LayerData } from '../model/layerData.js';
import { isName } from '../model/name.js';
import type { Row } from '../model/layer.js';
import type { Diagnostic } from './diagnostic.js';
import type { Resource } from './resource.js';
import type { AnyTable, TableRow } from './table.js';

/** Resources by the name under which a stage uses them. */
export type Resources = Readonly<Record<string, Resource<unknown>>>;

/** The loaded values of resources, by the same names. */
export type Loaded<R extends Resources> = {
  readonly [K in keyof R]: R[K] extends Resource<infer T> ? T : never;
};

/** What a stage sees of a document: the source and the layers that it needs, all frozen. */
export interface StageDocument<Needs extends AnyLayer> {
  readonly id: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, string>>;
  /** A layer that the stage needs. A layer that it does not declare does not compile. */
  layer<L extends Needs>(layer: L): LayerData<L>;
}

/** A diagnostic as a stage reports it; document and stage are filled in. */
export type StageDiagnostic = Omit<Diagnostic, 'document' | 'stage' | 'file' | 'line' | 'column'>;

/** Where a stage writes. */
export interface StageOutput<Gives extends AnyLayer> {
  /** Adds a row to a layer that the stage gives; returns the row's number. */
  add<L extends Gives>(layer: L, row: Row<L>): number;
  /** The builder of a layer, for loops that push column by column. */
  into<L extends Gives>(layer: L): LayerBuilder<L>;
  /** Tells people something about the document. */
  report(diagnostic: StageDiagnostic): void;
  /** Reports, and sets the document aside: later stages skip it, with this code in place of their layers. */
  setAside(diagnostic: StageDiagnostic): void;
}

/** The work of a stage on one document. */
export type Annotate<Needs extends AnyLayer, Gives extends AnyLayer> = (
  document: StageDocument<Needs>,
  out: StageOutput<Gives>,
) => void | Promise<void>;

/** What a stage's `open` receives: options with their defaults filled in, and loaded resources. */
export interface StageSetup<O, R extends Resources> {
  readonly options: O;
  readonly resources: Loaded<R>;
}

interface Described<O, R extends Resources> {
  /** Lower-case letters, digits and hyphens; names the folder of the stage's files. */
  readonly name: string;
  /** Semantic version. A new one makes `--resume` do the work again. */
  readonly version: string;
  /** One sentence for people. */
  readonly about: string;
  /** Any Standard Schema of an object; defaults live in it. Default: no options. */
  readonly options?: StandardSchemaV1<unknown, O>;
  /** Default: none. */
  readonly resources?: R;
}

/** A stage that works document by document. */
export interface DocumentStage<
  Needs extends AnyLayer = AnyLayer,
  Gives extends AnyLayer = AnyLayer,
  O = unknown,
  R extends Resources = Resources,
> extends Described<O, R> {
  readonly over: 'document';
  readonly needs: readonly Needs[];
  readonly gives: readonly Gives[];
  /** Configures the stage once a thread; the function it returns runs once a document. */
  open(setup: StageSetup<O, R>): Annotate<Needs, Gives> | Promise<Annotate<Needs, Gives>>;
}

/** Where a corpus stage writes its tables. */
export interface TableOutput<T extends AnyTable> {
  add<U extends T>(table: U, row: TableRow<U>): void;
}

/** The work of a corpus stage: it sees every document twice, in the order of the run. */
export interface CorpusWork<Needs extends AnyLayer, Gives extends AnyLayer, T extends AnyTable> {
  /** First pass: count. Keep what grows with the words, not with the documents. */
  observe(document: StageDocument<Needs>): void;
  /** Second pass: write the layers of the document. */
  annotate: (document: StageDocument<Needs>, out: StageOutput<Gives>) => void;
  /** After the last document: write the tables. */
  finish(out: TableOutput<T>): void;
}

/** A stage that runs over a finished run, in one place, after the batches. */
export interface CorpusStage<
  Needs extends AnyLayer = AnyLayer,
  Gives extends AnyLayer = AnyLayer,
  T extends AnyTable = AnyTable,
  O = unknown,
  R extends Resources = Resources,
> extends Described<O, R> {
  readonly over: 'corpus';
  readonly needs: readonly Needs[];
  readonly gives: readonly Gives[];
  readonly tables: readonly T[];
  open(setup: StageSetup<O, R>): CorpusWork<Needs, Gives, T>;
}

/** Any stage, where its types do not matter: what a pipeline holds. */
export type AnyStage = AnyDocumentStage | AnyCorpusStage;

// A stage is contravariant in what it reads; the pipeline checks needs and gives at run time, so it holds them untyped.
export type AnyDocumentStage = Omit<DocumentStage, 'open'> & {
  open(setup: StageSetup<never, never>): Annotate<never, never> | Promise<Annotate<never, never>>;
};
export type AnyCorpusStage = Omit<CorpusStage, 'open'> & {
  open(setup: StageSetup<never, never>): CorpusWork<never, never, never>;
};

const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;

function check(kind: string, stage: { name: string; version: string; about: string }): void {
  if (!isName(stage.name))
    throw new TypeError(`${kind}: name must be like "hashtags", got ${JSON.stringify(stage.name)}`);
  if (!VERSION.test(stage.version)) {
    throw new TypeError(
      `${kind} ${stage.name}: version must be like "1.0.0", got ${JSON.stringify(stage.version)}`,
    );
  }
  if (!stage.about)
    throw new TypeError(`${kind} ${stage.name}: say in "about" what it does, in one sentence`);
}

/**
 * Defines a stage that works document by document. `needs` and `gives` hold layer values: reading or writing
 * another layer does not compile, and the planner checks that every need is given by an earlier stage.
 *
 * @throws TypeError where name, version or about cannot be used
 */
export function defineStage<
  const Needs extends AnyLayer = never,
  const Gives extends AnyLayer = never,
  O = Record<never, never>,
  R extends Resources = Record<never, never>,
>(stage: Omit<DocumentStage<Needs, Gives, O, R>, 'over'>): DocumentStage<Needs, Gives, O, R> {
  check('defineStage', stage);
  return Object.freeze({ over: 'document' as const, ...stage });
}

/**
 * Defines a stage that runs over a finished run: it sees every document twice, first to count, then to annotate.
 *
 * @throws TypeError where name, version or about cannot be used
 */
export function defineCorpusStage<
  const Needs extends AnyLayer = never,
  const Gives extends AnyLayer = never,
  const T extends AnyTable = never,
  O = Record<never, never>,
  R extends Resources = Record<never, never>,
>(stage: Omit<CorpusStage<Needs, Gives, T, O, R>, 'over'>): CorpusStage<Needs, Gives, T, O, R> {
  check('defineCorpusStage', stage);
  return Object.freeze({ over: 'corpus' as const, ...stage });
}
