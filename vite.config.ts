import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { scenarioAssets } from './src/adapters/node-scenarios/scenario-assets.ts'
import { openScenarioFolder } from './src/adapters/node-scenarios/scenario-folder.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Puts the built-in scenarios beside the page as JSON: in dist/ when building, from memory in development. */
function scenarioFiles(): Plugin {
  const library = openScenarioFolder(resolve(import.meta.dirname, 'scenarios'))
  return {
    name: 'drill-tower:scenarios',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      for (const asset of await scenarioAssets(library)) {
        this.emitFile({ type: 'asset', fileName: asset.path, source: asset.text })
      }
    },
    configureServer(server) {
      server.middlewares.use('/scenarios/', (request, response, next) => {
        const path = `scenarios${(request.url ?? '').split('?')[0]}`
        scenarioAssets(library).then((assets) => {
          const asset = assets.find((candidate) => candidate.path === path)
          if (asset === undefined) return next()
          response.setHeader('Content-Type', 'application/json')
          response.end(asset.text)
        }, next)
      })
    },
  }
}

/** Writes .br and .gz beside every text file, so that the server compresses nothing while it serves. */
function compressed(): Plugin {
  return {
    name: 'drill-tower:compressed',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const texts = Object.values(bundle).filter(
          (file) => /\.(js|css|json|svg|html)$/.test(file.fileName) && !file.fileName.startsWith('.'),
        )
        for (const file of texts) {
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
          const [br, gz] = await Promise.all([
            brotli(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
            zip(source, { level: 9 }),
          ])
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: br })
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gz })
        }
      },
    },
  }
}

/** Zod tries `new Function` to run faster, and our content security policy reports that as an error: switch it off. */
function zodWithoutEval(): Plugin {
  return {
    name: 'drill-tower:zod-without-eval',
    transform: {
      filter: { id: /\/zod\/v4\/core\/core\.js$/ },
      handler: (code) => ({ code: `${code}\nglobalConfig.jitless = true\n`, map: null }),
    },
  }
}

/** The Markdown parser reads character names with a DOM in a page. A worker has none, and takes its table instead. */
function charactersWithoutDom(): Plugin {
  return {
    name: 'drill-tower:characters-without-dom',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^decode-named-character-reference$/ },
      handler: (id) => resolve(import.meta.dirname, 'node_modules', id, 'index.js'),
    },
  }
}

/** Importing core does nothing by itself, so what a page or worker does not call is left out of it. */
const pureCore = { moduleSideEffects: [{ test: /\/src\/core\//, sideEffects: false }] }

export default defineConfig({
  plugins: [react(), scenarioFiles(), zodWithoutEval(), compressed()],
  appType: 'mpa',
  publicDir: false,
  // The Markdown reader's browser form asks the document what an entity means; core reads Markdown in workers too.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      treeshake: pureCore,
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules\/phaser\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [zodWithoutEval(), charactersWithoutDom()] },
})
