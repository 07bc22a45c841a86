//! The words that a PDF is written in. Two programs write the same page with other white space, and the same number with
//! other digits; what they say is compared word by word, so that nothing in between can be skipped.

use std::borrow::Cow;

/// Numbers that differ by less are the same: a thousandth of a point is not seen, and programs round.
const NEAR: f64 = 0.0011;

/// A word.
#[derive(Debug, Clone, PartialEq)]
pub enum Token<'a> {
    /// A number.
    Number(f64),
    /// A name, with its escapes resolved.
    Name(Cow<'a, [u8]>),
    /// A string, in whichever way it is written.
    Text(Vec<u8>),
    /// `[`, `]`, `<<` or `>>`.
    Bracket(&'static str),
    /// An operator or a keyword; also what could not be anything else.
    Word(&'a [u8]),
}

impl Token<'_> {
    fn is_like(&self, other: &Token<'_>) -> bool {
        match (self, other) {
            (Token::Number(own), Token::Number(other)) => (own - other).abs() < NEAR,
            _ => self == other,
        }
    }
}

/// Reads words from bytes.
#[derive(Debug, Clone)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

const fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

const fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

impl<'a> Lexer<'a> {
    /// Begins at this place.
    pub const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where it is.
    pub const fn place(&self) -> usize {
        self.at
    }

    /// Goes on from another place.
    pub const fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_white(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(|byte| !is_white(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        self.bytes.get(from..self.at).unwrap_or_default()
    }

    fn name(&mut self) -> Token<'a> {
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return Token::Name(Cow::Borrowed(raw));
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((first, tail)) = rest.split_first() {
            let escaped = match tail {
                [high, low, ..] if *first == b'#' => hex(*high).zip(hex(*low)),
                _ => None,
            };
            if let Some((high, low)) = escaped {
                name.push(high << 4 | low);
                rest = tail.get(2..).unwrap_or_default();
            } else {
                name.push(*first);
                rest = tail;
            }
        }
        Token::Name(Cow::Owned(name))
    }

    fn string(&mut self) -> Token<'a> {
        let mut text = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                // Any line end in a string is one line feed.
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            text.push(byte);
        }
        Token::Text(text)
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((value & 0xFF) as u8);
            }
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            other => text.push(other),
        }
    }

    fn hex_string(&mut self) -> Token<'a> {
        let mut text = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex(byte) else { continue };
            match half.take() {
                Some(high) => text.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        text.extend(half.map(|high: u8| high << 4));
        Token::Text(text)
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_white();
        let byte = self.peek()?;
        let pair = self.bytes.get(self.at + 1) == Some(&byte);
        if is_delimiter(byte) {
            self.at += if pair && matches!(byte, b'<' | b'>') { 2 } else { 1 };
        }
        Some(match byte {
            b'/' => self.name(),
            b'(' => self.string(),
            b'<' if pair => Token::Bracket("<<"),
            b'>' if pair => Token::Bracket(">>"),
            b'<' => self.hex_string(),
            b'[' => Token::Bracket("["),
            b']' => Token::Bracket("]"),
            b')' | b'>' | b'{' | b'}' => {
                Token::Word(self.bytes.get(self.at - 1..self.at).unwrap_or_default())
            }
            _ => {
                let word = self.regular();
                let number =
                    word.first().is_some_and(|first| matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.'));
                let exponent = word.iter().any(|byte| matches!(byte, b'e' | b'E'));
                let number =
                    (number && !exponent).then(|| std::str::from_utf8(word).ok()?.parse::<f64>().ok());
                number.flatten().map_or(Token::Word(word), Token::Number)
            }
        })
    }
}

/// Whether two pages' operators are the same, word by word.
pub fn say_the_same(own: &[u8], other: &[u8]) -> bool {
    let (mut own, mut other) = (Lexer::new(own, 0), Lexer::new(other, 0));
    loop {
        match (own.next(), other.next()) {
            (None, None) => return true,
            (Some(own), Some(other)) if own.is_like(&other) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_and_says_the_same_is_the_same() {
        let own = b"q 1 0 0 1 10.5 20 cm /F1 12 Tf [(a\\)b) -20 <4142>] TJ Q";
        let other = b"q\n1.0 0 0 1 10.5000 20.0 cm\n/F#31 12 Tf % note\n[<612962>-20(AB)]TJ\nQ\n";
        assert!(say_the_same(own, other));
    }

    #[test]
    fn one_word_more_or_less_or_another_is_seen() {
        let own = b"q 1 0 0 1 10.5 20 cm (a) Tj Q";
        for other in [
            &b"q 1 0 0 1 10.5 20 cm (a) Tj Q Q"[..],
            b"q 1 0 0 1 10.5 20 cm (a) Tj",
            b"q 1 0 0 1 10.6 20 cm (a) Tj Q",
            b"q 1 0 0 1 10.5 20 cm (b) Tj Q",
            b"q 1 0 0 1 10.5 20 cm (a) Tj Q }",
            b"q 1 0 0 1 10.5 20 cm (a) Tj Q )",
        ] {
            assert!(!say_the_same(own, other), "{}", String::from_utf8_lossy(other));
        }
    }
}
