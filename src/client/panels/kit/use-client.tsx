import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { ClientActions, ClientState, ClientStore } from '../../store/index.ts'

const StoreContext = createContext<ClientStore | null>(null)

export function ClientProvider({ store, children }: { store: ClientStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>
}

export function useClientStore(): ClientStore {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('a screen was shown outside of ClientProvider')
  return store
}

/** The picked value, kept current. `pick` must return a part of the state, not build a new object. */
export function useClient<T>(pick: (state: ClientState) => T): T {
  const store = useClientStore()
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()))
}

export function useActions(): ClientActions {
  return useClientStore().actions
}
