/** The PDF reader's worker. Importing it is all: it answers its port by itself. */
import 'pdfjs-dist/build/pdf.worker.mjs';
