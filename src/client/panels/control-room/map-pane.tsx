import { useEffect, useRef } from 'react'
import type { ClientStore } from '../../store/index.ts'
import { useClient, useClientStore } from '../kit/use-client.tsx'
import { formatValue } from './format.ts'

export type MountMap = (element: HTMLElement, store: ClientStore) => () => void

/** The canvas is for the eyes; the table behind it says the same. */
export function MapPane({ mountMap }: { mountMap: MountMap }) {
  const store = useClientStore()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    return element === null ? undefined : mountMap(element, store)
  }, [mountMap, store])
  return (
    <section className="pane map-pane" aria-labelledby="map-heading">
      <h2 id="map-heading" className="pane-heading">
        Map
      </h2>
      <div className="map-place" ref={place} aria-hidden="true" />
      <MapTable />
    </section>
  )
}

function MapTable() {
  const map = useClient((state) => state.view?.map)
  const services = useClient((state) => state.view?.handbook.services)
  if (map === undefined) return null
  const label = (id: string) => services?.find((service) => service.id === id)?.label ?? id
  return (
    <details className="map-table">
      <summary>Map as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Zone</th>
            <th scope="col">Rate</th>
            <th scope="col">Errors</th>
            <th scope="col">p99</th>
            <th scope="col">CPU</th>
            <th scope="col">Instances</th>
          </tr>
        </thead>
        <tbody>
          {map.cells.map((cell) => (
            <tr key={`${cell.service} ${cell.zone}`}>
              <th scope="row">{label(cell.service)}</th>
              <td>{cell.zone}</td>
              <td>{formatValue(cell.requestRate, 'perSecond')}</td>
              <td>{formatValue(cell.errorShare, 'percent')}</td>
              <td>{formatValue(cell.p99Ms, 'milliseconds')}</td>
              <td>{formatValue(cell.cpu, 'percent')}</td>
              <td>
                {cell.instances}
                {cell.weight < 1 ? ` (weight ${cell.weight})` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
