import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../model/layers.js';

/** The code of each part of speech in the layer `morphology`. */
export const POS = Object.fromEntries(PARTS_OF_SPEECH.map((name, code) => [name, code])) as Readonly<
  Record<PartOfSpeech, number>
>;

export const POS_COUNT = PARTS_OF_SPEECH.length;
