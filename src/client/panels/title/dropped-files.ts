import type { SaveFile } from '../../store/index.ts'

/** A schema describes files and is none that could be opened. */
const isWanted = (name: string): boolean => name.endsWith('.json') && !name.endsWith('.schema.json')

/** What was dropped, folders one level deep. Must be called while the drop is handled: the browser forgets it after. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }))
  return Promise.all(
    entries.map(async ({ entry, file }) => {
      if (entry?.isDirectory === true) return filesIn(entry as FileSystemDirectoryEntry)
      return file === null ? [] : [file]
    }),
  ).then((lists) => lists.flat())
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const entries = await new Promise<FileSystemEntry[]>((found, failed) =>
    folder.createReader().readEntries(found, failed),
  )
  const files = entries.filter((entry) => entry.isFile && isWanted(entry.name))
  return Promise.all(
    files.map(
      (entry) => new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed)),
    ),
  )
}

export function readFiles(files: readonly File[]): Promise<readonly SaveFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })))
}
