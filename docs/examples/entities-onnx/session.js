// @ts-check

/**
 * Runs the model on the ids of pieces; gives the logits, label by label, for one piece after the other.
 *
 * @typedef {(ids: readonly number[]) => Promise<ArrayLike<number>>} Run
 */

/** What a BERT asks for; a model may do without some of them. */
const INPUTS = {
  /** @param {readonly number[]} ids */
  input_ids: (ids) => ids,
  /** @param {readonly number[]} ids */
  attention_mask: (ids) => ids.map(() => 1),
  /** @param {readonly number[]} ids */
  token_type_ids: (ids) => ids.map(() => 0),
};

/**
 * Opens a model with onnxruntime-node.
 *
 * @param {string} file
 * @returns {Promise<Run>}
 * @throws {Error} where the package is missing, or the model is none that this stage can feed
 */
export async function openSession(file) {
  const { InferenceSession, Tensor } = await runtime();
  // One thread: Qawl already runs a batch on each core.
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const inputs = Object.entries(INPUTS).filter(([name]) => session.inputNames.includes(name));
  if (inputs.length < session.inputNames.length) {
    throw new Error(
      `the model asks for ${session.inputNames.join(', ')}; this stage can give ${Object.keys(INPUTS).join(', ')}`,
    );
  }
  const output = session.outputNames.includes('logits') ? 'logits' : session.outputNames[0];
  return async (ids) => {
    /** @type {Record<string, unknown>} */
    const feeds = {};
    for (const [name, values] of inputs) {
      feeds[name] = new Tensor('int64', BigInt64Array.from(values(ids), BigInt), [1, ids.length]);
    }
    const { type, data } = (await session.run(feeds))[output];
    if (type !== 'float32') throw new Error(`the model gives ${output} as ${type}, not as float32`);
    return data;
  };
}

/** The package is loaded here alone, and its types are not asked for: Qawl does not install it. */
async function runtime() {
  /** @type {string} */
  const name = 'onnxruntime-node';
  try {
    const module = await import(name);
    return module.default ?? module;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new Error(
      `the package ${name} cannot be loaded (${why}). Install it beside qawl: npm install --ignore-scripts ${name}`,
      { cause },
    );
  }
}
