//! Where the blocks of a deflate stream lie (RFC 1951). Nothing is unpacked: the symbols are only
//! stepped over.

use std::ops::Range;

/// The bits of the last block, from its mark to behind its end; `None` for what is no whole stream.
pub(super) fn last_block(stream: &[u8]) -> Option<Range<usize>> {
    let mut bits = Bits { stream, at: 0 };
    let mut codes = Codes::default();
    loop {
        let start = bits.at;
        let (is_last, kind) = (bits.take(1) == 1, bits.take(2));
        match kind {
            0 => {
                bits.at = bits.at.next_multiple_of(8);
                let length = bits.take(16) as usize;
                bits.at += 16 + length * 8;
            }
            1 => {
                codes.fixed();
                codes.step_over(&mut bits)?;
            }
            2 => {
                codes.read(&mut bits)?;
                codes.step_over(&mut bits)?;
            }
            _ => return None,
        }
        if bits.at > stream.len() * 8 {
            return None;
        }
        if is_last {
            return Some(start..bits.at);
        }
    }
}

struct Bits<'a> {
    stream: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// At least 56 bits from here on; zeros behind the end.
    #[inline]
    fn peek(&self) -> u64 {
        let byte = self.at / 8;
        let word = match self.stream.get(byte..byte + 8) {
            Some(&[a, b, c, d, e, f, g, h]) => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => {
                let rest = self.stream.get(byte..).unwrap_or_default();
                rest.iter().rev().fold(0, |word, &it| word << 8 | u64::from(it))
            }
        };
        word >> (self.at % 8)
    }

    fn take(&mut self, count: usize) -> u64 {
        let value = self.peek() & ((1 << count) - 1);
        self.at += count;
        value
    }
}

/// What a code of literals and lengths stands for, by the bits that it and what follows it take.
const LITERAL: u16 = 0 << 8;
const LENGTH: u16 = 1 << 8;
const END: u16 = 2 << 8;
const NONE: u16 = 3 << 8;
const TAKES: u16 = 0xff;

/// The order in which the lengths of the code of code lengths are given.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Tables by the next bits of a stream.
#[derive(Default)]
struct Codes {
    literals: Table,
    distances: Table,
}

impl Codes {
    fn set(&mut self, literals: &[u8], distances: &[u8]) -> Option<()> {
        self.literals.set(literals, |symbol| match symbol {
            0..=255 => (LITERAL, 0),
            256 => (END, 0),
            257..=264 | 285 => (LENGTH, 0),
            265..=284 => (LENGTH, (symbol as u16 - 261) / 4),
            _ => (NONE, 0),
        })?;
        self.distances.set(distances, |symbol| match symbol {
            0..=3 => (LITERAL, 0),
            4..=29 => (LITERAL, symbol as u16 / 2 - 1),
            _ => (NONE, 0),
        })
    }

    fn fixed(&mut self) {
        let length = |symbol| match symbol {
            0..=143 => 8,
            144..=255 => 9,
            256..=279 => 7,
            _ => 8,
        };
        let literals: Vec<u8> = (0..288).map(length).collect();
        let set = self.set(&literals, &[5; 30]);
        debug_assert!(set.is_some(), "the fixed codes are codes");
    }

    /// Reads the codes of a block that brings its own.
    fn read(&mut self, bits: &mut Bits<'_>) -> Option<()> {
        let literals = bits.take(5) as usize + 257;
        let distances = bits.take(5) as usize + 1;
        let count = bits.take(4) as usize + 4;
        let mut lengths = [0; 19];
        for &symbol in &ORDER[..count] {
            lengths[symbol] = bits.take(3) as u8;
        }
        let mut table = Table::default();
        table.set(&lengths, |symbol| (symbol as u16 * 256, 0))?;
        let mut all = Vec::with_capacity(literals + distances);
        while all.len() < literals + distances {
            let entry = table.at(bits.peek());
            bits.at += usize::from(entry & TAKES);
            let (value, repeat) = match entry >> 8 {
                16 => (*all.last()?, 3 + bits.take(2)),
                17 => (0, 3 + bits.take(3)),
                18 => (0, 11 + bits.take(7)),
                length => (length as u8, 1),
            };
            if entry & TAKES == 0 {
                return None;
            }
            all.extend((0..repeat).map(|_| value));
        }
        all.truncate(literals + distances);
        self.set(&all[..literals], &all[literals..])
    }

    /// Steps over the symbols of a block and its end.
    fn step_over(&self, bits: &mut Bits<'_>) -> Option<()> {
        let end = bits.stream.len() * 8;
        while bits.at < end {
            let mut ahead = bits.peek();
            // Three codes of at most 15 bits are in the bits at hand; most are literals.
            for _ in 0..3 {
                let entry = self.literals.at(ahead);
                let takes = entry & TAKES;
                bits.at += usize::from(takes);
                ahead >>= takes;
                match entry & !TAKES {
                    LITERAL => {}
                    LENGTH => {
                        let entry = self.distances.at(bits.peek());
                        if entry & !TAKES != LITERAL {
                            return None;
                        }
                        bits.at += usize::from(entry & TAKES);
                        break;
                    }
                    END => return Some(()),
                    _ => return None,
                }
            }
        }
        None
    }
}

/// A Huffman code, by as many bits as its longest word has.
#[derive(Default)]
struct Table {
    entries: Vec<u16>,
}

impl Table {
    /// From the lengths of the words; `meaning` gives a symbol's kind and the extra bits behind it.
    fn set(&mut self, lengths: &[u8], meaning: impl Fn(usize) -> (u16, u16)) -> Option<()> {
        let longest = lengths.iter().copied().max().filter(|&it| it <= 15)?;
        self.entries.clear();
        self.entries.resize(1 << longest, NONE);
        let mut code = 0usize;
        for length in 1..=longest {
            let symbols = lengths.iter().enumerate().filter(|(_, it)| **it == length);
            for (symbol, _) in symbols {
                let first = (code as u16).reverse_bits() as usize >> (16 - length);
                let (kind, extra) = meaning(symbol);
                let entry = kind | (u16::from(length) + extra);
                let places = self.entries.get_mut(first..)?;
                places.iter_mut().step_by(1 << length).for_each(|it| *it = entry);
                code += 1;
            }
            if code > 1 << length {
                return None;
            }
            code <<= 1;
        }
        Some(())
    }

    #[inline]
    fn at(&self, bits: u64) -> u16 {
        self.entries.get(bits as usize & (self.entries.len() - 1)).copied().unwrap_or(NONE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stored_and_fixed_blocks_are_stepped_over() {
        // An empty stored block, then "a" in a fixed one: 3 bits, 8 for the letter, 7 for the end.
        let stored = [0, 0, 0, 0xff, 0xff];
        let fixed = [0x4b, 0x04, 0x00];
        assert_eq!(last_block(&[&stored[..], &fixed].concat()), Some(40..58));
        assert_eq!(last_block(&fixed), Some(0..18));
        assert_eq!(last_block(&stored), None, "nothing is marked as the last");
        assert_eq!(last_block(&[]), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Some(block) = last_block(&bytes) {
                prop_assert!(block.start < block.end && block.end <= bytes.len() * 8);
            }
        }
    }
}
