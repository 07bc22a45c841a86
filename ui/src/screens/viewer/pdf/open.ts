// Opening a PDF by ranges: pdf.js asks for pieces, the core hands them out of the encrypted store. Never whole, no
// scripts, no forms, the worker from our own origin.
import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { call } from '../../../api/call';

export type { PDFDocumentProxy, PDFPageProxy };

// pdf.js' own fonts, character maps and decoders come as scripts of ours, each when it is first needed: the CSP lets
// nothing be fetched.
const fonts = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', { query: '?inline', import: 'default' });
const maps = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?inline', import: 'default' });
const decoders = import.meta.glob<string>('/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm', { query: '?inline', import: 'default' });

const CHUNK = 256 * 1024;
/** The most that one call of `read_file` gives. */
const MOST = 1024 * 1024;

GlobalWorkerOptions.workerSrc = workerUrl;

/** Hands out pdf.js' own files, by the name of the folder that it asks. */
class OwnFiles {
  static readonly #folders: Record<string, Record<string, () => Promise<string>>> = { cMapUrl: maps, standardFontDataUrl: fonts, wasmUrl: decoders };

  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const files = OwnFiles.#folders[kind] ?? {};
    const path = Object.keys(files).find((one) => one.endsWith(`/${filename}`));
    const load = path === undefined ? undefined : files[path];
    if (!load) throw new Error('no such file');
    const address = await load();
    return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  }
}

/** Hands out ranges of a file; tells when one could not be read. */
class FileRanges extends PDFDataRangeTransport {
  #file: string;
  #failed: (reason: unknown) => void;
  #over = false;

  constructor(file: string, size: number, first: Uint8Array, failed: (reason: unknown) => void) {
    super(size, first);
    this.#file = file;
    this.#failed = failed;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#read(begin, end);
  }

  override abort(): void {
    this.#over = true;
  }

  async #read(begin: number, end: number): Promise<void> {
    try {
      const whole = new Uint8Array(end - begin);
      for (let at = begin; at < end; at += MOST) {
        const piece = await call('read_file', { file: this.#file, start: at, length: Math.min(MOST, end - at) });
        if (this.#over) return;
        whole.set(new Uint8Array(piece), at - begin);
      }
      this.onDataRange(begin, whole);
    } catch (reason) {
      if (!this.#over) this.#failed(reason);
    }
  }
}

/** An open PDF. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  /** The language it says it is in, if it says one. */
  language: string | undefined;
  close(): void;
}

/** Whether what went wrong is that the PDF wants a password, or another one. */
export const wantsPassword = (reason: unknown): boolean => reason instanceof Error && reason.name === 'PasswordException';

/** Opens a PDF; rejects when it cannot be read, also when a later range cannot. */
export async function openPdf(file: string, size: number, password: string | undefined, failed: (reason: unknown) => void): Promise<OpenPdf> {
  const first = new Uint8Array(await call('read_file', { file, start: 0, length: Math.min(size, CHUNK) }));
  const task = getDocument({
    password,
    range: new FileRanges(file, size, first, failed),
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useWorkerFetch: false,
    BinaryDataFactory: OwnFiles,
    // Never asked: that they are there tells pdf.js that the files are.
    cMapUrl: new URL('./', document.baseURI).href,
    standardFontDataUrl: new URL('./', document.baseURI).href,
    wasmUrl: new URL('./', document.baseURI).href,
    disableWorkerRendering: true,
    maxImageSize: 64_000_000,
    verbosity: 0,
  });
  const opened = await task.promise.catch((reason: unknown) => {
    void task.destroy();
    throw reason;
  });
  const metadata = await opened.getMetadata().catch(() => undefined);
  const info = metadata?.info as { Language?: string } | undefined;
  return { document: opened, language: info?.Language || undefined, close: () => void task.destroy() };
}
