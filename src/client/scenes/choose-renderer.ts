/** Names under which browsers report a WebGL that is computed on the processor: slower there than plain canvas. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render|softpipe|virgl/i

/** Whether the page may use a real GPU. */
export function hasGpu(): boolean {
  const context = document.createElement('canvas').getContext('webgl')
  if (context === null) return false
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const name = String(context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !SOFTWARE.test(name)
}

/** More than two device pixels per pixel cost fill rate and show nothing; without a GPU one is enough. */
export function pixelRatio(gpu: boolean): number {
  return gpu ? Math.min(2, Math.max(1, window.devicePixelRatio)) : 1
}
