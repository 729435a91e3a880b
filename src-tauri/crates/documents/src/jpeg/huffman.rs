//! Codes of variable length in the data of a JPEG (ITU-T T.81, annexes C, F and K).

/// A table of codes.
#[derive(Debug)]
pub(super) struct Table {
    /// For each length in bits: the first code, the first place in `symbols`, how many.
    lengths: [(u32, usize, usize); 17],
    symbols: Vec<u8>,
    /// Code and length by symbol; length 0 for one that has none.
    codes: [(u16, u8); 256],
}

impl Table {
    /// Reads a segment's tables to their places: averages at 0 to 3, the rest of a block at 4 to 7.
    pub(super) fn read_all(mut payload: &[u8], tables: &mut [Option<Self>; 8]) -> Option<()> {
        while let Some((&head, rest)) = payload.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let count = counts.iter().map(|&it| usize::from(it)).sum();
            let (symbols, rest) = rest.split_at_checked(count)?;
            let place = usize::from(head >> 4 & 1) * 4 + usize::from(head & 3);
            tables[place] = Some(Self::new(counts, symbols)?);
            payload = rest;
        }
        Some(())
    }

    fn new(counts: &[u8; 16], symbols: &[u8]) -> Option<Self> {
        let mut lengths = [(0, 0, 0); 17];
        let mut codes = [(0, 0); 256];
        let (mut code, mut place) = (0u32, 0);
        for (length, &count) in (1..).zip(counts) {
            let count = usize::from(count);
            lengths[length] = (code, place, count);
            for &symbol in &symbols[place..place + count] {
                codes[usize::from(symbol)] = (u16::try_from(code).ok()?, length as u8);
                code += 1;
            }
            place += count;
            code <<= 1;
        }
        Some(Self { lengths, symbols: symbols.to_vec(), codes })
    }
}

/// Bits of a scan.
pub(super) struct Reader<'a> {
    data: &'a [u8],
    at: usize,
    byte: u8,
    left: u8,
}

impl<'a> Reader<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, byte: 0, left: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.byte = *self.data.get(self.at)?;
            self.at += 1;
            if self.byte == 0xff {
                // A zero is stuffed behind; anything else is a marker, and the data ends early.
                if *self.data.get(self.at)? != 0 {
                    return None;
                }
                self.at += 1;
            }
            self.left = 8;
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }

    /// Goes on behind a restart marker.
    pub(super) fn restart(&mut self) -> Option<()> {
        self.left = 0;
        let marker = self.data.get(self.at..self.at + 2)?;
        self.at += 2;
        (marker[0] == 0xff && matches!(marker[1], 0xd0..=0xd7)).then_some(())
    }

    pub(super) fn symbol(&mut self, table: &Table) -> Option<u8> {
        let mut code = 0;
        for &(first, place, count) in &table.lengths[1..] {
            code = code << 1 | self.bit()?;
            if let Some(i) = code.checked_sub(first).map(|it| it as usize).filter(|&it| it < count)
            {
                return table.symbols.get(place + i).copied();
            }
        }
        None
    }

    /// A value of so many bits; its first bit tells the sign.
    pub(super) fn value(&mut self, size: u8) -> Option<i32> {
        let mut bits = 0i32;
        for _ in 0..size {
            bits = bits << 1 | self.bit()? as i32;
        }
        let negative = size > 0 && bits >> (size - 1) == 0;
        Some(if negative { bits - (1 << size) + 1 } else { bits })
    }

    /// The difference from the average before.
    pub(super) fn difference(&mut self, table: &Table) -> Option<i32> {
        let size = self.symbol(table).filter(|&it| it <= 11)?;
        self.value(size)
    }
}

/// Bits of a scan that is written.
#[derive(Default)]
pub(super) struct Writer {
    out: Vec<u8>,
    bits: u32,
    count: u8,
}

impl Writer {
    fn put(&mut self, bits: u32, count: u8) {
        self.bits = self.bits << count | bits;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let byte = (self.bits >> self.count) as u8;
            self.out.push(byte);
            if byte == 0xff {
                self.out.push(0);
            }
        }
        self.bits &= (1 << self.count) - 1;
    }

    pub(super) fn symbol(&mut self, table: &Table, symbol: u8) -> Option<()> {
        let (code, length) = table.codes[usize::from(symbol)];
        self.put(code.into(), length);
        (length > 0).then_some(())
    }

    /// The size of a value under `upper` bits of its symbol, and the value.
    pub(super) fn coded(&mut self, table: &Table, upper: u8, value: i32) -> Option<()> {
        let size = (32 - value.unsigned_abs().leading_zeros()) as u8;
        self.symbol(table, upper | (size <= 11).then_some(size)?)?;
        let bits = if value < 0 { value - 1 } else { value } as u32;
        self.put(bits & ((1 << size) - 1), size);
        Some(())
    }

    /// The data, its last byte filled with ones.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let missing = (8 - self.count) % 8;
        self.put((1 << missing) - 1, missing);
        self.out
    }
}

/// The tables that the standard suggests for 8 bits, which have a code for every symbol: averages
/// and the rest, of brightness (0 and 1) and of colour (2 and 3). A segment's payload each.
pub(super) fn standard(class: usize) -> Vec<u8> {
    let (head, counts, symbols): (u8, [u8; 16], &[u8]) = match class {
        0 => (0x00, [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], &AVERAGES),
        1 => (0x10, [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d], &BRIGHTNESS),
        2 => (0x01, [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], &AVERAGES),
        _ => (0x11, [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77], &COLOUR),
    };
    [&[head][..], &counts, symbols].concat()
}

const AVERAGES: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

#[rustfmt::skip]
const BRIGHTNESS: [u8; 162] = [
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07,
    0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0,
    0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25, 0x26, 0x27, 0x28,
    0x29, 0x2a, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49,
    0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69,
    0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
    0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7,
    0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5,
    0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2,
    0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa,
];

#[rustfmt::skip]
const COLOUR: [u8; 162] = [
    0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31, 0x06, 0x12, 0x41, 0x51, 0x07, 0x61, 0x71,
    0x13, 0x22, 0x32, 0x81, 0x08, 0x14, 0x42, 0x91, 0xa1, 0xb1, 0xc1, 0x09, 0x23, 0x33, 0x52, 0xf0,
    0x15, 0x62, 0x72, 0xd1, 0x0a, 0x16, 0x24, 0x34, 0xe1, 0x25, 0xf1, 0x17, 0x18, 0x19, 0x1a, 0x26,
    0x27, 0x28, 0x29, 0x2a, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48,
    0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68,
    0x69, 0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87,
    0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5,
    0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3,
    0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda,
    0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8,
    0xf9, 0xfa,
];
