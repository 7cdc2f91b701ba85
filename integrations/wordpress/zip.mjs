import { crc32, deflateRawSync } from 'node:zlib';

/** Midnight on 1 January 1980: the oldest time that the format knows, so that equal files make equal archives. */
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/** Packs files, given as [path with forward slashes, content], into a zip archive. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content, { level: 9 });
    const about = describe(content, packed, name);
    const local = Buffer.concat([uint32(0x04034b50), about, name, packed]);
    parts.push(local);
    // Comment length, disk, attributes: all zero; then where the file's own header is.
    directory.push(uint32(0x02014b50), uint16(20), about, Buffer.alloc(10), uint32(offset), name);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(files.length);
  const end = [uint32(0x06054b50), Buffer.alloc(4), count, count, uint32(index.length), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, index, ...end]);
}

/** The fields that a file's own header shares with its entry in the directory. */
function describe(content, packed, name) {
  const words = [20, UTF8_NAMES, DEFLATED, 0, DATE].map(uint16);
  const sizes = [crc32(content), packed.length, content.length].map(uint32);
  return Buffer.concat([...words, ...sizes, uint16(name.length), uint16(0)]);
}

function uint16(value) {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
