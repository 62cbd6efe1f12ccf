/** Members of Math whose result the language fixes to the last bit. */
export const exactMathMembers: ReadonlySet<string> = new Set(
  'sqrt floor ceil round trunc abs min max sign imul clz32 fround PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(
    ' ',
  ),
)

const simulatedTime = 'use the simulated time of the drill'
const noHost = 'core knows neither page nor process; take it as an argument or define a port'
const noLocale = 'the result depends on the machine; format by hand and compare with < and >'

/** Names that are banned whatever else the file declares. */
export const bannedAlways: Readonly<Record<string, string>> = {
  Date: simulatedTime,
  Intl: noLocale,
  globalThis: noHost,
  WeakRef: 'its result depends on the garbage collector; keep a Map that you clear',
  FinalizationRegistry: 'its calls depend on the garbage collector; release by hand',
  Temporal: simulatedTime,
}

/** Names that are banned unless the file declares its own binding of that name (`document` is a post-mortem too). */
export const bannedGlobals: Readonly<Record<string, string>> = {
  performance: simulatedTime,
  setTimeout: 'put a timer into the queue of the drill',
  setInterval: 'put a timer into the queue of the drill',
  setImmediate: 'put a timer into the queue of the drill',
  queueMicrotask: 'put a timer into the queue of the drill',
  requestAnimationFrame: simulatedTime,
  console: 'return what there is to say as a value',
  fetch: noHost,
  XMLHttpRequest: noHost,
  WebSocket: noHost,
  Worker: noHost,
  window: noHost,
  self: noHost,
  document: noHost,
  process: noHost,
  navigator: noHost,
  location: noHost,
  localStorage: noHost,
  sessionStorage: noHost,
  indexedDB: noHost,
  Buffer: noHost,
  require: noHost,
  crypto: 'draw from a named stream of core/determinism, or hash with its stable hash',
  eval: 'data is read by a schema, never run',
  Function: 'data is read by a schema, never run',
  SharedArrayBuffer: 'order would depend on threads; pass messages',
  Atomics: 'order would depend on threads; pass messages',
}

/** Methods whose result depends on the machine's locale. */
export const bannedMethods: Readonly<Record<string, string>> = {
  localeCompare: noLocale,
  toLocaleString: noLocale,
  toLocaleDateString: noLocale,
  toLocaleTimeString: noLocale,
  toLocaleUpperCase: 'use toUpperCase',
  toLocaleLowerCase: 'use toLowerCase',
}
