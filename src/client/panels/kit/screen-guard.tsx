import { Component, type ReactNode } from 'react'

/** A screen that breaks says so and offers the way back; the drill itself lives in a worker and goes on. */
export class ScreenGuard extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <main style={{ padding: 24, maxWidth: 640 }}>
        <h1>This screen broke</h1>
        <p>
          {this.state.message} The drill is saved; reload the page to go on where you were, or try to show the
          screen again.
        </p>
        <p style={{ marginTop: 12, display: 'flex', gap: 8 }}>
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload
          </button>
          <button type="button" className="button" onClick={() => this.setState({ message: null })}>
            Show it again
          </button>
        </p>
      </main>
    )
  }
}
