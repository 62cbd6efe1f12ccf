import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The core as one plain script that sets `core.replayHashes`, for engines that know nothing of modules. */
export async function bundleCore(): Promise<string> {
  const entry = fileURLToPath(new URL('replay-entry.ts', import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // Not the browser's variant of any package: it would look for a document.
    resolve: { conditions: ['node', 'import', 'default'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, target: 'es2022', lib: { entry, name: 'core', formats: ['iife'] } },
  })
  const [bundle] = Array.isArray(result) ? result : [result]
  if (bundle === undefined || !('output' in bundle)) throw new Error('the core could not be bundled')
  return bundle.output[0].code
}
