import { useOpenEvidence } from '../report/evidence.tsx'

/** A log id in the document: opens the log at that line. */
export function EntryLink({ entryId }: { entryId: string }) {
  const open = useOpenEvidence()
  return (
    <button
      type="button"
      className="entry-link"
      onClick={() => open({ title: `Log entry ${entryId}`, cites: [entryId] })}
    >
      <span className="unseen">Log entry </span>
      {entryId}
    </button>
  )
}
