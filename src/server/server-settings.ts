export interface ServerSettings {
  readonly host: string
  readonly port: number
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: ServerSettings }
  | { readonly ok: false; readonly problem: string }

/** Reads HOST and PORT; without them the game is served to this machine only. */
export function readServerSettings(
  environment: Readonly<Record<string, string | undefined>>,
): SettingsResult {
  const text = environment.PORT?.trim() || '4180'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    return { ok: false, problem: `PORT is "${text}"; it must be a number from 0 to 65535` }
  }
  return { ok: true, settings: { host: environment.HOST?.trim() || '127.0.0.1', port } }
}

/** The address a person opens: a server for every interface is reached as localhost. */
export function pageAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}/`
}
