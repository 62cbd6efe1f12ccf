import fc from 'fast-check'

/** Property tests try the same examples in every run, so that a red run says something about the change; FC_SEED explores others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) })
