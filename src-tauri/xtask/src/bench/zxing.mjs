// Reads the barcode of every JPEG in a folder by zxing-cpp and prints how many it read exactly as
// the text beside them says. Argument: FOLDER.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
// Otherwise it would be fetched from the network.
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } });

const folder = process.argv[2];
let exact = 0;
for (const name of readdirSync(folder).filter((it) => it.endsWith(".jpg"))) {
  const { data, info } = await sharp(join(folder, name))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const found = await readBarcodes(picture, { formats: ["PDF417"], tryHarder: true });
  const meant = readFileSync(join(folder, name.replace(/jpg$/, "txt")));
  if (found.some((it) => it.isValid && Buffer.compare(Buffer.from(it.bytes), meant) === 0)) {
    exact += 1;
  }
}
console.log(JSON.stringify({ exact }));
