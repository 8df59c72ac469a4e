/** Sizes of digitised papers, in bytes. They bound the calls of page, vault and main alike. */

/** Plaintext of one chunk; every chunk of a scan but the last is that long. */
export const scanChunkBytes = 1024 * 1024;

/** All scans of one letter together; also the largest single one. */
export const maxScanBytes = 200 * 1024 * 1024;

/** The small picture that is kept with a scan. */
export const maxThumbnailBytes = 64 * 1024;

/** One sealed frame of a scan's file: a chunk, or the list of their hashes with the small picture. */
export const maxScanFrameBytes = scanChunkBytes + 64;

/** Chunks and the list. */
export const maxScanFrames = maxScanBytes / scanChunkBytes + 1;

export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'] as const;
export type ScanType = (typeof scanTypes)[number];

/** How many chunks a scan of that many bytes has. */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / scanChunkBytes);
