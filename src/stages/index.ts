import type { AnyStage } from '../stage/stage.js';
import { entities } from './entities/stage.js';
import { keywords } from './keywords/stage.js';
import { language } from './language/stage.js';
import { names } from './names/stage.js';
import { normalize } from './normalize/stage.js';
import { quotes } from './quotes/stage.js';
import { segment } from './segment/stage.js';
import { tokenize } from './tokenize/stage.js';

/** The stages that come with Qawl, by the name that a pipeline file uses. An explicit table: nothing registers itself. */
export const builtInStages: ReadonlyMap<string, AnyStage> = new Map(
  [language, normalize, tokenize, segment, entities, names, quotes, keywords].map((stage) => [
    stage.name,
    stage as AnyStage,
  ]),
);
