//! Deflate without a dictionary: literals and runs of one byte, under Huffman codes made for each
//! block (RFC 1951).
//!
//! The filtered rows of a photograph are noise with runs in them. What a dictionary finds there are
//! chance matches of three bytes, which take more bits than the bytes themselves: without it the
//! file comes out smaller, in a third of the time, and its length is known before it is written.

/// Bytes that share a code. The code itself takes about 150 bytes.
const BLOCK: usize = 96 << 10;

/// Literals, the end of a block, and the lengths of runs.
const SYMBOLS: usize = 286;
const END: usize = 256;

/// The longest word of a code.
const LONGEST: usize = 15;

/// The shortest and the longest run that has a word.
const SHORTEST_RUN: usize = 3;
const LONGEST_RUN: usize = 258;

/// The order in which the lengths of the code of code lengths are given.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The length in bytes that [`deflate`] would give, without the few bits that fill the last byte.
pub(super) fn length(data: &[u8]) -> usize {
    data.chunks(BLOCK).map(|block| Block::of(block).bits()).sum::<usize>().div_ceil(8)
}

/// The stream of `data`. One that is not the last ends at a whole byte, so that another follows.
pub(super) fn deflate(data: &[u8], is_last: bool) -> Vec<u8> {
    let mut out = Bits { bytes: Vec::with_capacity(data.len() / 2), ahead: 0, count: 0 };
    let blocks = data.len().div_ceil(BLOCK);
    for (i, data) in data.chunks(BLOCK).enumerate() {
        Block::of(data).write(data, is_last && i + 1 == blocks, &mut out);
    }
    if !is_last {
        // An empty stored block: three bits, the rest of the byte, a length of nothing.
        out.put(0, 3);
        out.fill();
        out.bytes.extend_from_slice(&[0, 0, 0xff, 0xff]);
    }
    out.fill();
    out.bytes.shrink_to_fit();
    out.bytes
}

/// Calls `literal` and `run` in order; a run repeats the byte before it.
#[inline(always)]
fn tokens(data: &[u8], mut literal: impl FnMut(u8), mut run: impl FnMut(usize)) {
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        literal(byte);
        at += 1;
        if data.get(at) != Some(&byte) {
            continue;
        }
        let mut same = data[at..].iter().take_while(|&&it| it == byte).count();
        at += same;
        while same >= SHORTEST_RUN {
            let length = same.min(LONGEST_RUN);
            run(length);
            same -= length;
        }
        (0..same).for_each(|_| literal(byte));
    }
}

/// The symbol of a run's length, and how many bits of the length follow it.
fn run_symbol(length: usize) -> (usize, usize) {
    let over = length - SHORTEST_RUN;
    match over {
        0..=7 => (257 + over, 0),
        255 => (285, 0),
        _ => {
            let extra = over.ilog2() as usize - 2;
            (257 + extra * 4 + (over >> extra), extra)
        }
    }
}

/// The code of one block.
struct Block {
    counts: [u32; SYMBOLS],
    lengths: [u8; SYMBOLS],
    /// The code of the code's lengths, and how often each occurs.
    outer_counts: [u32; 19],
    outer: [u8; 19],
    /// Bits that follow runs: the rest of their length, and one for the distance.
    run_bits: usize,
}

impl Block {
    fn of(data: &[u8]) -> Self {
        let mut counts = [0u32; SYMBOLS];
        let mut runs = [0u32; SYMBOLS];
        let mut run_bits = 0;
        tokens(
            data,
            |byte| counts[usize::from(byte)] += 1,
            |length| {
                let (symbol, extra) = run_symbol(length);
                runs[symbol] += 1;
                run_bits += extra + 1;
            },
        );
        counts.iter_mut().zip(runs).for_each(|(count, run)| *count += run);
        counts[END] = 1;
        let mut lengths = [0; SYMBOLS];
        code_lengths(&counts, LONGEST, &mut lengths);
        let mut outer_counts = [0; 19];
        // The one word for the distance has a length too.
        lengths.iter().chain(&[1]).for_each(|&it| outer_counts[usize::from(it)] += 1);
        let mut outer = [0; 19];
        code_lengths(&outer_counts, 7, &mut outer);
        Self { counts, lengths, outer_counts, outer, run_bits }
    }

    /// The bits that the block takes.
    fn bits(&self) -> usize {
        let sum = |counts: &[u32], lengths: &[u8]| -> usize {
            counts.iter().zip(lengths).map(|(&n, &bits)| n as usize * usize::from(bits)).sum()
        };
        let head = 3 + 14 + ORDER.len() * 3 + sum(&self.outer_counts, &self.outer);
        head + sum(&self.counts, &self.lengths) + self.run_bits
    }

    fn write(&self, data: &[u8], is_last: bool, out: &mut Bits) {
        out.put(u64::from(is_last) | 2 << 1, 3);
        // The numbers of words: all of them, one distance, all of the lengths' own.
        out.put((SYMBOLS as u64 - 257) | 15 << 10, 14);
        ORDER.iter().for_each(|&symbol| out.put(u64::from(self.outer[symbol]), 3));
        let outer: [(u64, usize); 19] = words(&self.outer);
        for &length in self.lengths.iter().chain(&[1]) {
            let (word, bits) = outer[usize::from(length)];
            out.put(word, bits);
        }
        let words: [(u64, usize); SYMBOLS] = words(&self.lengths);
        let out = std::cell::RefCell::new(out);
        tokens(
            data,
            |byte| {
                let (word, bits) = words[usize::from(byte)];
                out.borrow_mut().put(word, bits);
            },
            |length| {
                let (symbol, extra) = run_symbol(length);
                let (word, bits) = words[symbol];
                let rest = (length - SHORTEST_RUN) as u64 & ((1 << extra) - 1);
                // The distance's word is one zero.
                out.borrow_mut().put(word | rest << bits, bits + extra + 1);
            },
        );
        let (word, bits) = words[END];
        out.into_inner().put(word, bits);
    }
}

/// The lengths of the best words for symbols that occur so often, none over `longest`.
fn code_lengths<const N: usize>(counts: &[u32; N], longest: usize, lengths: &mut [u8; N]) {
    let mut order: Vec<usize> = (0..N).filter(|&it| counts[it] > 0).collect();
    order.sort_by_key(|&it| (counts[it], it));
    let n = order.len();
    if n <= 2 {
        // A code of one word is given a second one, which some decoders ask for.
        order.iter().for_each(|&it| lengths[it] = 1);
        if n == 1 {
            lengths[if order[0] == 0 { 1 } else { 0 }] = 1;
        }
        return;
    }
    // Two queues: the symbols, and the nodes above them, which come into being in order.
    let mut weights: Vec<u64> = order.iter().map(|&it| u64::from(counts[it])).collect();
    let mut parents = vec![0; 2 * n - 1];
    let (mut leaf, mut node) = (0, n);
    for next in n..2 * n - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let takes_leaf = leaf < n && (node >= next || weights[leaf] <= weights[node]);
            let taken = if takes_leaf { &mut leaf } else { &mut node };
            weight += weights[*taken];
            parents[*taken] = next;
            *taken += 1;
        }
        weights.push(weight);
    }
    let mut depths = vec![0usize; 2 * n - 1];
    for it in (0..2 * n - 2).rev() {
        depths[it] = depths[parents[it]] + 1;
    }
    // Words that are too long are cut, and others made longer until all have room (Kraft).
    let mut of_length = vec![0usize; longest + 1];
    depths[..n].iter().for_each(|&it| of_length[it.min(longest)] += 1);
    let room = 1usize << longest;
    let mut taken: usize = (1..=longest).map(|it| of_length[it] << (longest - it)).sum();
    while taken > room {
        let from = (1..longest).rev().find(|&it| of_length[it] > 0).unwrap_or(1);
        of_length[from] -= 1;
        of_length[from + 1] += 2;
        of_length[longest] -= 1;
        taken -= 1;
    }
    // The rarest get the longest.
    let all = (1..=longest).rev().flat_map(|it| std::iter::repeat_n(it as u8, of_length[it]));
    order.iter().zip(all).for_each(|(&symbol, length)| lengths[symbol] = length);
}

/// The words of a code by their lengths, with the first bit lowest.
fn words<const N: usize>(lengths: &[u8; N]) -> [(u64, usize); N] {
    let mut next = [0u16; LONGEST + 2];
    for length in 1..=LONGEST {
        let shorter = lengths.iter().filter(|&&it| usize::from(it) == length).count() as u16;
        next[length + 1] = next[length].wrapping_add(shorter) << 1;
    }
    lengths.map(|length| {
        let length = usize::from(length);
        if length == 0 {
            return (0, 0);
        }
        let word = next[length].reverse_bits() >> (16 - length);
        next[length] += 1;
        (u64::from(word), length)
    })
}

/// Bits as they are written, the first lowest.
struct Bits {
    bytes: Vec<u8>,
    ahead: u64,
    count: usize,
}

impl Bits {
    /// At most 32 bits at once.
    #[inline(always)]
    fn put(&mut self, value: u64, bits: usize) {
        self.ahead |= value << self.count;
        self.count += bits;
        if self.count >= 32 {
            self.bytes.extend_from_slice(&(self.ahead as u32).to_le_bytes());
            self.ahead >>= 32;
            self.count -= 32;
        }
    }

    /// Up to the next whole byte.
    fn fill(&mut self) {
        while self.count > 0 {
            self.bytes.push(self.ahead as u8);
            self.ahead >>= 8;
            self.count = self.count.saturating_sub(8);
        }
    }
}

#[cfg(test)]
mod tests {
    use libdeflater::Decompressor;
    use proptest::prelude::*;

    use super::*;

    /// Runs of all lengths and bytes of every skew.
    fn data() -> impl Strategy<Value = Vec<u8>> {
        let piece = (any::<u8>(), any::<u8>(), 1usize..700, any::<bool>(), any::<u64>());
        let piece = piece.prop_map(|(byte, mask, length, is_run, seed)| {
            let mut state = seed | 1;
            let noise = std::iter::repeat_with(move || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if is_run { byte } else { (state >> 32) as u8 & mask & (state >> 40) as u8 }
            });
            noise.take(length).collect::<Vec<u8>>()
        });
        prop::collection::vec(piece, 1..600).prop_map(|it| it.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_written_is_read_again_and_has_the_length_told(data in data()) {
            let stream = deflate(&data, true);
            prop_assert_eq!(stream.len(), length(&data));
            let mut out = vec![0; data.len()];
            let read = Decompressor::new().deflate_decompress(&stream, &mut out).unwrap();
            prop_assert!(read == data.len() && out == data);

            // An open one followed by another is one stream.
            let (one, other) = data.split_at(data.len() / 2);
            if !one.is_empty() {
                let joined = [deflate(one, false), deflate(other, true)].concat();
                let mut out = vec![0; data.len()];
                let read = Decompressor::new().deflate_decompress(&joined, &mut out).unwrap();
                prop_assert!(read == data.len() && out == data);
            }
        }

        #[test]
        fn no_word_is_too_long_and_all_have_room(
            counts in prop::collection::vec(prop_oneof![Just(0u32), 0u32..5, 0u32..1 << 30], 286),
            longest in 9usize..=15,
        ) {
            let counts: [u32; SYMBOLS] = counts.try_into().unwrap();
            let mut lengths = [0; SYMBOLS];
            code_lengths(&counts, longest, &mut lengths);
            let used = lengths.iter().filter(|it| **it > 0);
            let taken: usize = used.map(|&it| 1 << (longest - usize::from(it))).sum();
            prop_assert!(lengths.iter().all(|&it| usize::from(it) <= longest));
            prop_assert!(taken <= 1 << longest);
            let without_word = |at: usize| counts[at] > 0 && lengths[at] == 0;
            prop_assert!(!(0..SYMBOLS).any(without_word));
        }
    }
}
