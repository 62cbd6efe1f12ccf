import { useEffect, useRef, useState } from 'react'
import {
  type ClientStore,
  conditionOf,
  conditionWords,
  describeFlows,
  quantityText,
} from '../../store/index.ts'
import { useClient, useClientStore } from '../kit/use-client.tsx'

import { shortZone } from './desk/chart-groups.ts'

export type MountMap = (element: HTMLElement, store: ClientStore) => () => void

interface MapPaneProps {
  readonly mountMap: MountMap
  readonly mountWarRoom: MountMap
}

/** The canvas is for the eyes: the table behind it says the same as the map, the people pane the same as the war room. */
export function MapPane({ mountMap, mountWarRoom }: MapPaneProps) {
  const [shown, setShown] = useState<'map' | 'warRoom'>('map')
  return (
    <section className="pane map-pane" aria-labelledby="map-heading">
      <div className="map-head">
        <h2 id="map-heading" className="pane-heading">
          {shown === 'map' ? 'Map' : 'War room'}
        </h2>
        <div className="map-choice">
          <button type="button" aria-pressed={shown === 'map'} onClick={() => setShown('map')}>
            Map
          </button>
          <button type="button" aria-pressed={shown === 'warRoom'} onClick={() => setShown('warRoom')}>
            War room
          </button>
        </div>
      </div>
      <ScenePlace key={shown} mount={shown === 'map' ? mountMap : mountWarRoom} />
      <MapTable />
    </section>
  )
}

function ScenePlace({ mount }: { mount: MountMap }) {
  const store = useClientStore()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    return element === null ? undefined : mount(element, store)
  }, [mount, store])
  return <div className="map-place" ref={place} aria-hidden="true" />
}

function MapTable() {
  const map = useClient((state) => state.view?.map)
  const services = useClient((state) => state.view?.handbook.services)
  if (map === undefined) return null
  const label = (id: string) => services?.find((service) => service.id === id)?.label ?? id
  return (
    <details className="map-table">
      <summary>Map as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Map as a table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Zone</th>
              <th scope="col">State</th>
              <th scope="col">Rate</th>
              <th scope="col">Errors</th>
              <th scope="col">p99</th>
              <th scope="col">CPU</th>
              <th scope="col">Threads busy</th>
              <th scope="col">Instances</th>
            </tr>
          </thead>
          <tbody>
            {map.cells.map((cell) => (
              <tr key={`${cell.service} ${cell.zone}`}>
                <th scope="row">{label(cell.service)}</th>
                <td title={cell.zone}>{shortZone(cell.zone)}</td>
                <td data-condition={conditionOf(cell)}>{conditionWords[conditionOf(cell)]}</td>
                <td>{quantityText(cell.requestRate, 'perSecond')}</td>
                <td>{quantityText(cell.errorShare, 'percent')}</td>
                <td>{quantityText(cell.p99Ms, 'milliseconds')}</td>
                <td>{quantityText(cell.cpu, 'percent')}</td>
                <td>{quantityText(cell.threadsBusy, 'percent')}</td>
                <td>
                  {cell.instances}
                  {cell.weight < 1 ? ` (weight ${cell.weight})` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul>
          {describeFlows(map, services).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </details>
  )
}
