/** Files of a drop or a chosen folder, with their paths; sent in parts that a server takes at once. */

export interface Chosen {
  path: string;
  file: File;
}

/** One request: so many files, so many bytes; more are sent one request after the other. */
const FILES_A_REQUEST = 200;
const BYTES_A_REQUEST = 128 << 20;

/** What systems leave in folders, and no report. */
const LEFTOVERS = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|\.~lock.*|~\$.*)$/i;

export function chosenFiles(files: FileList | null): Chosen[] {
  return kept([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Entries have to be taken before the first wait: afterwards the browser has emptied the drop. */
export async function droppedFiles(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Chosen[] = [];
  for (const entry of entries) await walk(entry, found);
  return kept(found);
}

async function walk(entry: FileSystemEntry, found: Chosen[]): Promise<void> {
  if (entry instanceof FileSystemFileEntry || entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const more = (): Promise<FileSystemEntry[]> => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  for (let batch = await more(); batch.length; batch = await more()) for (const one of batch) await walk(one, found);
}

const kept = (files: Chosen[]): Chosen[] => files.filter((one) => !LEFTOVERS.test(one.path));

export function inParts(files: Chosen[]): Chosen[][] {
  const parts: Chosen[][] = [];
  let part: Chosen[] = [];
  let bytes = 0;
  for (const one of files) {
    if (part.length && (part.length >= FILES_A_REQUEST || bytes + one.file.size > BYTES_A_REQUEST)) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += one.file.size;
  }
  return part.length ? [...parts, part] : parts;
}
