/// A little-endian TIFF structure as a phone writes it: maker, orientation, serial number, place.
pub(super) fn tiff(orientation: u8) -> Vec<u8> {
    let mut tiff = Tiff { bytes: b"II*\0\x08\0\0\0".to_vec(), data: Vec::new() };
    // Three directories one after another; the values that do not fit follow them.
    let sizes = [5usize, 1, 5].map(|entries| (2 + entries * 12 + 4) as u32);
    let exif_at = 8 + sizes[0];
    let gps_at = exif_at + sizes[1];
    let data_at = gps_at + sizes[2];

    tiff.count(5);
    tiff.text(0x010f, b"Synthetic\0", data_at);
    tiff.short(0x0112, u16::from(orientation));
    tiff.text(0x0131, b"Made by code\0", data_at);
    tiff.long(0x8769, exif_at);
    tiff.long(0x8825, gps_at);
    tiff.end();

    tiff.count(1);
    tiff.text(0xa431, b"SERIAL-CANARY\0", data_at);
    tiff.end();

    tiff.count(5);
    tiff.text(0x0001, b"N\0", data_at);
    tiff.rationals(0x0002, [48, 51, 30], data_at);
    tiff.text(0x0003, b"E\0", data_at);
    tiff.rationals(0x0004, [2, 17, 40], data_at);
    tiff.value(0x001b, 7, b"ASCII\0\0\0GPS-CANARY", 1, data_at);
    tiff.end();

    tiff.bytes.extend_from_slice(&tiff.data);
    tiff.bytes
}

struct Tiff {
    bytes: Vec<u8>,
    data: Vec<u8>,
}

impl Tiff {
    fn count(&mut self, entries: u16) {
        self.bytes.extend_from_slice(&entries.to_le_bytes());
    }

    fn end(&mut self) {
        self.bytes.extend_from_slice(&[0; 4]);
    }

    fn short(&mut self, tag: u16, value: u16) {
        self.value(tag, 3, &value.to_le_bytes(), 2, 0);
    }

    fn long(&mut self, tag: u16, value: u32) {
        self.value(tag, 4, &value.to_le_bytes(), 4, 0);
    }

    fn text(&mut self, tag: u16, value: &[u8], data_at: u32) {
        self.value(tag, 2, value, 1, data_at);
    }

    fn rationals(&mut self, tag: u16, values: [u32; 3], data_at: u32) {
        let bytes: Vec<u8> =
            values.iter().flat_map(|it| [it.to_le_bytes(), 1u32.to_le_bytes()]).flatten().collect();
        self.value(tag, 5, &bytes, 8, data_at);
    }

    fn value(&mut self, tag: u16, kind: u16, value: &[u8], unit: usize, data_at: u32) {
        self.bytes.extend_from_slice(&tag.to_le_bytes());
        self.bytes.extend_from_slice(&kind.to_le_bytes());
        self.bytes.extend_from_slice(&((value.len() / unit) as u32).to_le_bytes());
        if value.len() <= 4 {
            self.bytes.extend_from_slice(value);
            self.bytes.resize(self.bytes.len() + 4 - value.len(), 0);
        } else {
            let at = data_at + self.data.len() as u32;
            self.bytes.extend_from_slice(&at.to_le_bytes());
            self.data.extend_from_slice(value);
            self.data.resize(self.data.len().next_multiple_of(2), 0);
        }
    }
}
