interface Decoding {
  decode(): Promise<{
    readonly image: CanvasImageSource & {
      readonly displayWidth: number;
      readonly displayHeight: number;
      close(): void;
    };
  }>;
  close(): void;
}
/** The browser's own decoder; the types of this compiler don't know it yet. It takes bytes, so no Blob is made of them. */
declare const ImageDecoder: new (init: { data: ArrayBuffer; type: string }) => Decoding;

/** The first picture of the bytes. @throws whatever the browser says of bytes that are no picture */
export async function decodePicture(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({ data: bytes.slice().buffer, type });
  try {
    const { image } = await decoder.decode();
    try {
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
