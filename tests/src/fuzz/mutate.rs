//! Inputs made from others: bytes changed, pieces left out, repeated, moved and taken from another input, and words that
//! parsers know. The same number always gives the same input.

/// Words with a meaning to one of the parsers.
const WORDS: &[&[u8]] = &[
    b"<",
    b">",
    b"</",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script>",
    b"<style>",
    b"<svg>",
    b"<math>",
    b"<table>",
    b"<a href=\"",
    b"<img src=\"cid:a@b\"",
    b" onload=",
    b"javascript:",
    b"data:",
    b"&#0;",
    b"&amp;",
    b"\"",
    b"'",
    b"\r\n",
    b"\r\n\r\n",
    b"--x\r\n",
    b"--x--",
    b"Content-Type: multipart/mixed; boundary=x\r\n",
    b"Content-Type: message/rfc822\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"=?utf-8?q?=",
    b"?=",
    b"filename*0*=utf-8''",
    b"../",
    b"\xe2\x80\xae",
    b"\xff",
    b"\x00",
    b"%PDF-1.7",
    b"obj",
    b"endobj",
    b"stream\n",
    b"endstream",
    b"xref",
    b"trailer",
    b"startxref",
    b"<<",
    b">>",
    b"/Length 99999999",
    b"/Kids [1 0 R]",
    b"/Prev 0",
    b"1 0 R",
    b"{\"",
    b"\":",
    b"[[[[[[[[",
    b"]",
    b"}",
    b"null",
    b"1e999",
    b"-9223372036854775808",
    b"18446744073709551615",
    b"\\u0000",
    b"\\ud800",
    b"9999999999",
];
/// Most bytes of an input.
const LONGEST: usize = 96 * 1024;

/// What makes one input.
pub struct Mutator {
    state: u64,
}

impl Mutator {
    /// That of this number.
    pub fn new(number: u64) -> Self {
        Self { state: number }
    }

    /// An input from one of the seeds.
    pub fn input(&mut self, seeds: &[&[u8]]) -> Vec<u8> {
        let mut input = seeds[self.below(seeds.len())].to_vec();
        for _ in 0..=self.below(8) {
            self.change(&mut input, seeds);
            input.truncate(LONGEST);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>, seeds: &[&[u8]]) {
        let at = self.below(input.len() + 1);
        let end = at + self.below((input.len() - at).min(256) + 1);
        match self.below(8) {
            0 => input.truncate(at),
            1 => drop(input.drain(at..end)),
            2 => {
                let piece = input[at..end].repeat(1 + self.below(8));
                input.splice(at..at, piece);
            }
            3 => {
                let piece: Vec<u8> = input.drain(at..end).collect();
                let to = self.below(input.len() + 1);
                input.splice(to..to, piece);
            }
            4 => {
                let other = seeds[self.below(seeds.len())];
                let from = self.below(other.len() + 1);
                let upto = from + self.below((other.len() - from).min(1024) + 1);
                input.splice(at..end, other[from..upto].iter().copied());
            }
            5 => {
                let word = WORDS[self.below(WORDS.len())];
                input.splice(at..at, word.iter().copied());
            }
            _ => {
                for _ in 0..=self.below(4) {
                    let at = self.below(input.len() + 1);
                    let to = self.next().to_le_bytes()[0];
                    if let Some(byte) = input.get_mut(at) {
                        *byte = to;
                    }
                }
            }
        }
    }

    /// A number below `most`, which is above zero.
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).unwrap_or_default()
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
