// sharp as a careful person scripts it: upright, adaptive filters, encoded at full size and then
// shrunk by the square root of what is over.
// Arguments: IN OUT LIMIT, or IN OUT 0 WIDTH HEIGHT for one picture of that size.
import { writeFileSync } from "node:fs";
import sharp from "sharp";

const [from, to, limit, width, height] = process.argv.slice(2);
const encode = (size) =>
  sharp(from)
    .rotate()
    .resize({ ...size, fit: "fill" })
    .png({ adaptiveFiltering: true })
    .toBuffer();

if (Number(limit) === 0) {
  writeFileSync(to, await encode({ width: Number(width), height: Number(height) }));
} else {
  const { width, height, orientation } = await sharp(from).metadata();
  const [wide, high] = orientation >= 5 ? [height, width] : [width, height];
  let share = 1;
  let bytes;
  do {
    bytes = await encode({ width: Math.round(wide * share), height: Math.round(high * share) });
    share *= Math.sqrt((0.98 * Number(limit)) / bytes.length);
  } while (bytes.length > Number(limit));
  writeFileSync(to, bytes);
}
